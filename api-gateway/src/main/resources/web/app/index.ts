// Begins here. The styles of every page come at once: they are small, and pages that come later find theirs.
import './base.css';
import './parts/parts.css';
import './parts/virtual-table.css';
import './forms/forms.css';
import './fleet/fleet.css';
import './map/map.css';
import './installation/installation.css';
import './pack/pack.css';
import './chart/chart.css';
import './warnings/warnings.css';
import './settings/settings.css';
import './bulk/bulk.css';
import './administration/administration.css';
import './account/account.css';
import './shell/app.js';

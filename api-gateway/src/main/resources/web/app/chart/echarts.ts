// Of ECharts, what the charts use.
import { CustomChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([AriaComponent, CanvasRenderer, CustomChart, GridComponent, LineChart]);

export { init, type EChartsType };

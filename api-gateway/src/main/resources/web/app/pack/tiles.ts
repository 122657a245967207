import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { MeasuredView, PackStatusView } from '../api/index.js';
import { amperes, degrees, direction, kilowattHours, milliamperes, percent, power, volts } from '../core/words.js';
import { tile } from '../parts/facts.js';
import { soc } from '../parts/tags.js';

function flow({ currentMa, zeroOffsetMa }: Partial<MeasuredView>): string | undefined {
  if (currentMa === undefined) {
    return undefined;
  }
  return zeroOffsetMa === undefined ? direction(currentMa) : `${direction(currentMa)} · ${msg(str`zero offset ${milliamperes(zeroOffsetMa)}`)}`;
}

/** Highest less lowest cell of the newest frame. */
export const spread = ({ lowestCell, highestCell }: Partial<MeasuredView>): number | undefined =>
  (lowestCell === undefined || highestCell === undefined ? undefined : highestCell.voltageMv - lowestCell.voltageMv);

const cell = (of: { number: number } | undefined): string | undefined => (of === undefined ? undefined : msg(str`cell ${of.number}`));
const total = (wh: number | undefined): string | undefined => (wh === undefined ? undefined : msg(str`${kilowattHours(wh)} in total`));
const millivolts = (mv: number | undefined): string => (mv === undefined ? volts(undefined) : `${mv} mV`);

function charge({ soc: counted, device }: PackStatusView): string | undefined {
  const stored = counted === undefined ? [] : [msg(str`${kilowattHours(counted.storedWh)} stored`)];
  const said = device?.socPercent === undefined ? [] : [msg(str`the device says ${percent(device.socPercent)}`)];
  return [...stored, ...said].join(' · ') || undefined;
}

/** @param old "old" while the values cannot be believed as they are */
export function tiles(pack: PackStatusView, old: string): TemplateResult {
  const measured: Partial<MeasuredView> = pack.measured ?? {};
  const { energy } = pack;
  return html`<dl class=${`tiles ${old}`}>
    ${tile(msg('State of charge, counted'), soc(pack.soc?.socPercent, pack.soc?.calibrated), charge(pack))}
    ${tile(msg('Voltage'), volts(measured.packVoltageMv))}
    ${tile(msg('Current'), amperes(measured.currentMa), flow(measured))}
    ${tile(msg('Power'), power(measured.packVoltageMv, measured.currentMa))}
    ${tile(msg('In today'), kilowattHours(energy?.collectedTodayWh), total(energy?.collectedTotalWh))}
    ${tile(msg('Out today'), kilowattHours(energy?.consumedTodayWh), total(energy?.consumedTotalWh))}
    ${tile(msg('Spread'), millivolts(spread(measured)), measured.lowestCell === undefined ? undefined : msg('highest less lowest cell'))}
    ${tile(msg('Lowest cell'), volts(measured.lowestCell?.voltageMv, 3), cell(measured.lowestCell))}
    ${tile(msg('Highest cell'), volts(measured.highestCell?.voltageMv, 3), cell(measured.highestCell))}
    ${tile(msg('Coldest'), degrees(measured.lowestTemperature?.temperatureDeciC), cell(measured.lowestTemperature))}
    ${tile(msg('Warmest'), degrees(measured.highestTemperature?.temperatureDeciC), cell(measured.highestTemperature))}
  </dl>`;
}

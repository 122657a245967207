// Warnings, how severe they are, and why relays are off, in words.
import { msg } from '@lit/localize';
import { own } from './own.js';

/** The lights of the device. */
export const LIGHTS: readonly string[] = ['E', 'Vh', 'Vl', 'Th', 'Tl'];

const WARNINGS: Record<string, () => string> = {
  E: () => msg('communication'),
  Vh: () => msg('a cell voltage is too high'),
  Vl: () => msg('a cell voltage is too low'),
  Th: () => msg('a cell is too warm'),
  Tl: () => msg('a cell is too cold'),
  sensorUnknown: () => msg('a current sensor is missing'),
  sensorReversed: () => msg('a current sensor is the wrong way round'),
  sensorSaturated: () => msg('a current sensor is at the end of its range'),
  deviceDisagrees: () => msg('the device decides otherwise'),
  deviceSettingsDiffer: () => msg('the device has other settings'),
  relayDoesNotFollow: () => msg('a relay does not follow'),
  calibrationOverdue: () => msg('not full for 30 days'),
  balancingHeat: () => msg('warm because it balances'),
  clock: () => msg('the clock of the gateway cannot be trusted'),
  gatewayOffline: () => msg('gateway offline'),
  quarantined: () => msg('quarantined, its records wait'),
};

/** The codes of all warnings that this page has words for. */
export const warningCodes = (): readonly string[] => Object.keys(WARNINGS);

/** A warning in words. One that this page does not know keeps its code. */
export const warning = (code: string): string => own(WARNINGS, code)?.() ?? code;

/** A warning named where it stands by itself: the device's lights with the name that is printed on it. */
export const warningTitle = (code: string): string => (LIGHTS.includes(code) ? `${code}: ${warning(code)}` : warning(code));

/** A warning named where people meet its code elsewhere too. */
export const warningWithCode = (code: string): string => (Object.hasOwn(WARNINGS, code) ? `${code}: ${warning(code)}` : code);

/** The worst first. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

const SEVERITY_WORDS: Record<Severity, () => string> = {
  critical: () => msg('critical'),
  warning: () => msg('warning'),
  info: () => msg('info'),
};

const isSeverity = (word: string): word is Severity => Object.hasOwn(SEVERITY_WORDS, word);

/** One that this page does not know keeps its word. */
export function severityWords(severity: string | undefined): string {
  if (severity === undefined) {
    return msg('unknown');
  }
  return isSeverity(severity) ? SEVERITY_WORDS[severity]() : severity;
}

const REASONS: Record<string, () => string> = {
  cellVoltageAtOrAboveVMax: () => msg('a cell voltage ≥ Vmax'),
  allCellVoltagesAtOrAboveVBalance: () => msg('all cell voltages ≥ Vbalance'),
  cellVoltageAtOrBelowVMin: () => msg('a cell voltage ≤ Vmin'),
  cellTemperatureBelowTMin: () => msg('a cell temperature < Tmin'),
  cellTemperatureAboveTMax: () => msg('a cell temperature > Tmax'),
  noCellCommunication: () => msg('no communication with the cells'),
  notAllCellVoltagesBelowVBalance: () => msg('not all cell voltages < Vbalance'),
  notAllCellVoltagesBelowVMax: () => msg('not all cell voltages < Vmax'),
  notAllCellVoltagesAboveVMin: () => msg('not all cell voltages > Vmin'),
  socNotBelowChargeRestart: () => msg('SOC not below charge restart'),
  socBelowDischargeRestart: () => msg('SOC below discharge restart'),
  cellTemperatureNotAboveTMin: () => msg('not all cell temperatures > Tmin'),
  cellTemperatureNotBelowTMax: () => msg('not all cell temperatures < Tmax'),
  firstFrames: () => msg('waiting for the first three frames'),
  notRecoveredAfterVMin: () => msg('cell voltages not recovered since one was ≤ Vmin'),
  minimumOffTime: () => msg('minimum off time after a voltage trip'),
  notYetKnown: () => msg('not known yet'),
};

/** Why a relay is off, for people. A reason that this page does not know stays as it came. */
export const reasons = (labels: readonly string[]): string => labels.map(label => own(REASONS, label)?.() ?? label).join('; ');

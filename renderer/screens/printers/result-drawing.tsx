import { useTranslation } from 'react-i18next';
import type { Calibration, CalibrationMarks } from '../../../shared/domain/printing/calibration.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import styles from './calibration.module.css';

const boxPx = { width: 220, height: 290 };

type Props = { readonly paper: Paper; readonly marks: CalibrationMarks; readonly calibration: Calibration; readonly laterForm: number | null };
type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How far the worst corner lies off, in 1/100 mm. */
const worstOf = ({ near, far }: CalibrationMarks, { offsetXUm, offsetYUm, scaleXPpm, scaleYPpm, driftUmPerForm }: Calibration, laterForm: number): number => {
  const off = (at: number, offsetUm: number, scalePpm: number): number => Math.abs(offsetUm / 10 + at * (scalePpm / 1_000_000 - 1));
  const driftHmm = Math.abs(driftUmPerForm / 10) * (laterForm - 1);
  return Math.max(...[near, far].map(({ xHmm, yHmm }) => Math.max(off(xHmm, offsetXUm, scaleXPpm), off(yHmm, offsetYUm, scaleYPpm) + driftHmm)));
};

/** The frame between the crosses as it comes out today, and as it will, with the errors drawn large enough to be seen. */
export const ResultDrawing = ({ paper, marks, calibration, laterForm }: Props) => {
  const { t } = useTranslation('printers');
  const later = laterForm ?? 1;
  const worst = worstOf(marks, calibration, later);
  const least = Math.min(marks.near.xHmm, marks.near.yHmm);
  // As large as it can be while staying on the paper.
  const times = [50, 20, 10, 5, 2].find((factor) => worst * factor <= least) ?? 1;
  const scale = Math.min(boxPx.width / paper.widthHmm, boxPx.height / paper.heightHmm);
  const wanted: Frame = { x: marks.near.xHmm, y: marks.near.yHmm, width: marks.far.xHmm - marks.near.xHmm, height: marks.far.yHmm - marks.near.yHmm };
  const printed = (form: number): Frame => {
    const { offsetXUm, offsetYUm, scaleXPpm, scaleYPpm, driftUmPerForm } = calibration;
    const x = (at: number): number => at + times * (offsetXUm / 10 + at * (scaleXPpm / 1_000_000 - 1));
    const y = (at: number): number => at + times * ((offsetYUm + (form - 1) * driftUmPerForm) / 10 + at * (scaleYPpm / 1_000_000 - 1));
    return { x: x(marks.near.xHmm), y: y(marks.near.yHmm), width: x(marks.far.xHmm) - x(marks.near.xHmm), height: y(marks.far.yHmm) - y(marks.near.yHmm) };
  };
  const draw = (frame: Frame, name: string) => (
    <rect className={styles[name]} x={frame.x * scale} y={frame.y * scale} width={frame.width * scale} height={frame.height * scale} />
  );
  const sheet = (label: string, frames: readonly (readonly [Frame, string])[]) => (
    <figure className={styles['sheet']}>
      <svg width={paper.widthHmm * scale + 2} height={paper.heightHmm * scale + 2} viewBox={`-1 -1 ${paper.widthHmm * scale + 2} ${paper.heightHmm * scale + 2}`} role="img" aria-label={`${t('guide.resultDrawing')} · ${label}`}>
        <rect className={styles['paper']} width={paper.widthHmm * scale} height={paper.heightHmm * scale} />
        {frames.map(([frame, name]) => (
          <g key={name}>{draw(frame, name)}</g>
        ))}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
  const isLater = laterForm !== null && calibration.driftUmPerForm !== 0;
  return (
    <div>
      <div className={styles['sheets']}>
        {sheet(t('guide.before'), [[wanted, 'wanted'], [printed(1), 'off'], ...(isLater ? [[printed(later), 'offLater'] as const] : [])])}
        {sheet(t('guide.after'), [[wanted, 'wanted'], [wanted, 'right']])}
        <ul className={styles['legend']}>
          <Key line="wanted">{t('guide.wanted')}</Key>
          <Key line="off">{isLater ? `${t('guide.before')} · ${t('guide.laterForm', { n: 1 })}` : t('guide.before')}</Key>
          {isLater && <Key line="offLater">{`${t('guide.before')} · ${t('guide.laterForm', { n: later })}`}</Key>}
          <Key line="right">{t('guide.after')}</Key>
          {times > 1 && <li className={styles['note']}>{t('guide.exaggerated', { n: times })}</li>}
        </ul>
      </div>
    </div>
  );
};

const Key = ({ line, children }: { readonly line: string; readonly children: string }) => (
  <li>
    <svg width={26} height={10} aria-hidden="true">
      <line className={styles[line]} x1={0} y1={5} x2={26} y2={5} />
    </svg>
    {children}
  </li>
);

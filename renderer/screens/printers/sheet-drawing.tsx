import { useTranslation } from 'react-i18next';
import type { CalibrationMarks } from '../../../shared/domain/printing/calibration.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import type { MeasureName } from './measures.ts';
import styles from './calibration.module.css';

const boxPx = { width: 320, height: 400 };
const marginPx = 14;

type Props = { readonly paper: Paper; readonly marks: CalibrationMarks; readonly continuous: boolean; readonly lateForm: string; readonly active: MeasureName | null };

/** The sheet as it lies on the table, and each length that is asked for, from where to where; the one being typed stands out. */
export const SheetDrawing = ({ paper, marks, continuous, lateForm, active }: Props) => {
  const { t } = useTranslation('printers');
  // Of a later form only the head is drawn, below the first one.
  const headHmm = continuous ? marks.near.yHmm + 1_600 : 0;
  const scale = Math.min((boxPx.width - 2 * marginPx) / paper.widthHmm, (boxPx.height - 2 * marginPx - (continuous ? 20 : 0)) / (paper.heightHmm + headHmm));
  const px = (hmm: number): number => hmm * scale;
  const width = px(paper.widthHmm);
  const height = px(paper.heightHmm);
  const headTop = height + 20;
  const a = { x: px(marks.near.xHmm), y: px(marks.near.yHmm) };
  const b = { x: px(marks.far.xHmm), y: px(marks.far.yHmm) };
  return (
    <svg className={styles['drawing']} width={width + 2 * marginPx} height={height + 2 * marginPx + (continuous ? 20 + px(headHmm) : 0)} role="img" aria-label={t('guide.drawing')}>
      <g transform={`translate(${marginPx} ${marginPx})`}>
        <rect className={styles['paper']} width={width} height={height} />
        <Length name="nearX" active={active} x1={0} y1={a.y} x2={a.x} y2={a.y} />
        <Length name="nearY" active={active} x1={a.x} y1={0} x2={a.x} y2={a.y} />
        <Length name="farX" active={active} x1={0} y1={b.y} x2={b.x} y2={b.y} />
        <Length name="farY" active={active} x1={b.x} y1={0} x2={b.x} y2={b.y} />
        <Cross x={a.x} y={a.y} name="A" dx={14} dy={20} />
        <Cross x={b.x} y={b.y} name="B" dx={-14} dy={-8} />
        {continuous && (
          <g transform={`translate(0 ${headTop})`}>
            <path className={styles['paper']} d={`M0 ${px(headHmm)}V0H${width}V${px(headHmm)}`} />
            <Length name="lateY" active={active} x1={a.x} y1={0} x2={a.x} y2={a.y} />
            <Cross x={a.x} y={a.y} name="A" dx={14} dy={20} />
            <text className={styles['note']} x={width / 2} y={px(headHmm) - 8} textAnchor="middle">
              {t('guide.laterForm', { n: lateForm === '' ? '…' : lateForm })}
            </text>
          </g>
        )}
      </g>
    </svg>
  );
};

type LengthProps = { readonly name: MeasureName; readonly active: MeasureName | null; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

const numbers: Readonly<Record<MeasureName, string>> = { nearX: '1', nearY: '2', farX: '3', farY: '4', lateForm: '', lateY: '5' };

/** Room that a number needs on its line; on a shorter one it stands beside it. */
const ballRoomPx = 64;

const Length = ({ name, active, x1, y1, x2, y2 }: LengthProps) => {
  const flat = y1 === y2;
  const aside = (flat ? x2 - x1 : y2 - y1) < ballRoomPx ? 14 : 0;
  const [x, y] = flat ? [(x1 + x2) / 2, y1 + aside] : [x1 + aside, (y1 + y2) / 2];
  const tips = flat ? `M${x1 + 6} ${y1 - 3}L${x1} ${y1}L${x1 + 6} ${y1 + 3}M${x2 - 6} ${y2 - 3}L${x2} ${y2}L${x2 - 6} ${y2 + 3}` : `M${x1 - 3} ${y1 + 6}L${x1} ${y1}L${x1 + 3} ${y1 + 6}M${x2 - 3} ${y2 - 6}L${x2} ${y2}L${x2 + 3} ${y2 - 6}`;
  return (
    <g className={`${styles['length']} ${active === name ? styles['activeLength'] : ''}`} data-length={name}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <path d={tips} />
      <circle cx={x} cy={y} r={8} />
      <text x={x} y={y + 4} textAnchor="middle">
        {numbers[name]}
      </text>
    </g>
  );
};

const Cross = ({ x, y, name, dx, dy }: { readonly x: number; readonly y: number; readonly name: string; readonly dx: number; readonly dy: number }) => (
  <g className={styles['cross']}>
    <path d={`M${x - 6} ${y}H${x + 6}M${x} ${y - 6}V${y + 6}`} />
    <text x={x + dx} y={y + dy} textAnchor="middle">
      {name}
    </text>
  </g>
);

import type { Bounds } from '../editing/bounds.ts';
import { rulerPx, useStage, type View } from './stage-store.ts';
import styles from './stage.module.css';

const steps = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];

/** Steps of the ruler, in 1/100 mm: numbers stand at least 46 px apart, lines at least 5 px. */
const stepsFor = (scale: number): { readonly major: number; readonly minor: number } => {
  const major = steps.find((step) => step * scale >= 46) ?? 50_000;
  const minor = steps.find((step) => step * scale >= 5 && major % step === 0) ?? major;
  return { major, minor };
};

type AxisProps = { readonly view: View; readonly lengthPx: number; readonly axis: 'x' | 'y'; readonly marked: Bounds | null };

const Axis = ({ view, lengthPx, axis, marked }: AxisProps) => {
  const pointer = useStage((state) => (axis === 'x' ? state.pointer?.xHmm : state.pointer?.yHmm) ?? null);
  const originPx = axis === 'x' ? view.xPx : view.yPx;
  const { major, minor } = stepsFor(view.scale);
  const first = Math.ceil((rulerPx - originPx) / view.scale / minor) * minor;
  const ticks: string[] = [];
  const numbers: { readonly atPx: number; readonly words: string }[] = [];
  for (let at = first; ; at += minor) {
    const atPx = Math.round(originPx + at * view.scale) + 0.5;
    if (atPx > lengthPx) break;
    const isMajor = at % major === 0;
    const tickPx = isMajor ? 9 : at % (major / 2) === 0 ? 6 : 4;
    ticks.push(axis === 'x' ? `M${atPx} ${rulerPx}v-${tickPx}` : `M${rulerPx} ${atPx}h-${tickPx}`);
    if (isMajor) numbers.push({ atPx, words: String(at / 100) });
  }
  const from = marked === null ? 0 : originPx + (axis === 'x' ? marked.xHmm : marked.yHmm) * view.scale;
  const length = marked === null ? 0 : (axis === 'x' ? marked.widthHmm : marked.heightHmm) * view.scale;
  const pointerPx = pointer === null ? null : Math.round(originPx + pointer * view.scale) + 0.5;
  return (
    <g>
      <rect className={styles['ruler']} {...(axis === 'x' ? { width: lengthPx, height: rulerPx } : { width: rulerPx, height: lengthPx })} />
      {marked !== null && <rect className={styles['rulerBand']} {...(axis === 'x' ? { x: from, width: Math.max(1, length), height: rulerPx } : { y: from, height: Math.max(1, length), width: rulerPx })} />}
      <path className={styles['ticks']} d={ticks.join('')} />
      {numbers.map(({ atPx, words }) => (
        <text key={words} className={styles['number']} {...(axis === 'x' ? { x: atPx + 3, y: 10 } : { transform: `translate(10 ${atPx + 3}) rotate(90)` })}>
          {words}
        </text>
      ))}
      {pointerPx !== null && pointerPx > rulerPx && <path className={styles['pointerMark']} d={axis === 'x' ? `M${pointerPx} 0v${rulerPx}` : `M0 ${pointerPx}h${rulerPx}`} />}
    </g>
  );
};

/** Millimetres at the top and the left, with the pointer's place and the reach of what is selected. */
export const Rulers = ({ marked }: { readonly marked: Bounds | null }) => {
  const view = useStage((state) => state.view);
  const size = useStage((state) => state.size);
  return (
    <g pointerEvents="none">
      <Axis view={view} lengthPx={size.width} axis="x" marked={marked} />
      <Axis view={view} lengthPx={size.height} axis="y" marked={marked} />
      <rect className={styles['corner']} width={rulerPx} height={rulerPx} />
      <text className={styles['number']} x={rulerPx / 2} y={14} textAnchor="middle">mm</text>
    </g>
  );
};

import { padHeight, strokePath } from '../../../shared/domain/collections/signature.ts';
import styles from './stub-pane.module.css';

/** The collector's strokes as they were drawn. */
export const SignatureView = ({ strokes, label }: { readonly strokes: readonly (readonly number[])[]; readonly label: string }) => (
  <svg className={styles['strokes']} viewBox={`0 0 1000 ${String(padHeight)}`} role="img" aria-label={label}>
    {strokes.map((stroke, index) => (
      <path key={index} d={strokePath(stroke)} fill="none" stroke="currentColor" strokeWidth={8} strokeLinecap="round" strokeLinejoin="round" />
    ))}
  </svg>
);

import { padHeight, strokePath, type Strokes } from '../../shared/domain/collections/signature.ts';

/** A signature as it was written, in the colour of the text around it. */
export const SignatureDrawing = ({ strokes, label }: { readonly strokes: Strokes; readonly label: string }) => (
  <svg viewBox={`0 0 1000 ${String(padHeight)}`} role="img" aria-label={label} fill="none" stroke="currentColor" strokeWidth={9} strokeLinecap="round" strokeLinejoin="round">
    {strokes.map((stroke, index) => (
      <path key={index} d={strokePath(stroke)} />
    ))}
  </svg>
);

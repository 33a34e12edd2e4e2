import { assertNever } from '../result.ts';
import { barsOf, rectanglesOf, type BarsMark, type Ink, type Mark, type ModulesMark, type PictureMark, type Sheet, type TextMark } from './display-list.ts';

/**
 * The same display list as an SVG drawing: the preview. Units are 1/100 mm, so every number is the list's own. Kerning and
 * ligatures are off and each run's length is the measured one, so that a glyph stands where the PDF has it.
 */
export type SvgNode = {
  readonly tag: 'svg' | 'g' | 'rect' | 'line' | 'path' | 'text' | 'image';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgNode[];
  /** Text content, not escaped yet: a DOM builder takes it as text, `svgText` escapes it. */
  readonly text?: string;
};

/** The family that the font files of `resources/fonts` must be loaded under by `@font-face`, regular as 400 and bold as 700. */
export const sheetFontFamily = 'Backroom Sheet';

const colours: Readonly<Record<Ink, string>> = { black: '#000', grey: '#999', white: '#fff' };
/** The backdrop of a pre-printed form, as faint as the form's own red or green print. */
const backdropColour = '#b4553f';

export type SvgOptions = {
  /** What a pre-printed form carries (`layoutBackdrop`). */
  readonly backdrop?: readonly Mark[];
  /** `data:` addresses by picture id. A picture that is not among them is a crossed grey box: nothing is ever fetched. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** Read out by assistive technology. */
  readonly title?: string;
};

export const drawSvg = (sheet: Sheet, options: SvgOptions = {}): SvgNode => {
  const { widthHmm, heightHmm } = sheet;
  const pictures = options.pictures ?? new Map<string, string>();
  const children: SvgNode[] = [node('rect', { x: 0, y: 0, width: widthHmm, height: heightHmm, fill: '#fff' })];
  if (options.backdrop !== undefined && options.backdrop.length > 0) {
    children.push(group('backdrop', options.backdrop.map((mark) => drawMark(mark, pictures, backdropColour))));
  }
  children.push(group('marks', sheet.marks.map((mark) => drawMark(mark, pictures))));
  return node(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${widthHmm} ${heightHmm}`,
      width: `${widthHmm / 100}mm`,
      height: `${heightHmm / 100}mm`,
      role: 'img',
      ...(options.title === undefined ? {} : { 'aria-label': options.title }),
      'font-family': `'${sheetFontFamily}'`,
      'text-rendering': 'geometricPrecision',
      style: 'font-kerning:none;font-variant-ligatures:none;font-synthesis:none;white-space:pre',
    },
    children,
  );
};

/** The drawing as SVG text. Everything that came from an order is escaped; nothing in it can become markup. */
export const svgText = ({ tag, attributes, children, text }: SvgNode): string => {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(String(value))}"`).join('');
  const inner = children.map(svgText).join('') + (text === undefined ? '' : escape(text));
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
};

const node = (tag: SvgNode['tag'], attributes: SvgNode['attributes'], children: readonly SvgNode[] = []): SvgNode => ({ tag, attributes, children });
const group = (part: string, children: readonly SvgNode[]): SvgNode => node('g', { 'data-part': part }, children);

const drawMark = (mark: Mark, pictures: ReadonlyMap<string, string>, colour?: string): SvgNode => {
  const inkOf = (ink: Ink): string => (ink === 'white' ? colours.white : (colour ?? colours[ink]));
  switch (mark.kind) {
    case 'text':
      return drawText(mark, inkOf(mark.ink));
    case 'line': {
      const dash = mark.dashHmm === 0 ? {} : { 'stroke-dasharray': mark.dashHmm };
      const ends = { x1: mark.x1Hmm, y1: mark.y1Hmm, x2: mark.x2Hmm, y2: mark.y2Hmm };
      return node('line', { ...ends, stroke: inkOf(mark.ink), 'stroke-width': mark.strokeHmm, ...dash });
    }
    case 'box': {
      const place = { x: mark.xHmm, y: mark.yHmm, width: mark.widthHmm, height: mark.heightHmm };
      const stroke = mark.strokeHmm === 0 ? {} : { stroke: inkOf(mark.ink), 'stroke-width': mark.strokeHmm };
      return node('rect', { ...place, fill: mark.fill === 'none' ? 'none' : inkOf(mark.fill), ...stroke });
    }
    case 'bars':
      return drawBars(mark);
    case 'modules':
      return drawModules(mark);
    case 'picture':
      return drawPicture(mark, pictures.get(mark.pictureId));
    default:
      return assertNever(mark);
  }
};

const drawText = (mark: TextMark, fill: string): SvgNode => ({
  ...node('text', {
    x: mark.xHmm, y: mark.baselineHmm, 'font-size': mark.sizeHmm, 'font-weight': mark.weight === 'bold' ? 700 : 400, fill,
    ...(mark.anchor === 'start' ? {} : { 'text-anchor': mark.anchor }),
    ...(mark.text.length > 1 ? { textLength: mark.widthHmm, lengthAdjust: 'spacing' } : {}),
  }),
  text: mark.text,
});

/** One path for all bars: they must come out with hard, common edges. */
const drawBars = (mark: BarsMark): SvgNode => {
  const bars = barsOf(mark).map(({ xHmm, widthHmm }) => `M${xHmm} ${mark.yHmm}h${widthHmm}v${mark.heightHmm}h-${widthHmm}z`);
  return node('path', { d: bars.join(''), fill: colours.black, 'shape-rendering': 'crispEdges' });
};

const drawModules = (mark: ModulesMark): SvgNode => {
  const cells = rectanglesOf(mark).map(({ xHmm, yHmm, widthHmm }) => `M${xHmm} ${yHmm}h${widthHmm}v${mark.moduleHmm}h-${widthHmm}z`);
  return node('path', { d: cells.join(''), fill: colours.black, 'shape-rendering': 'crispEdges' });
};

const drawPicture = (mark: PictureMark, href: string | undefined): SvgNode => {
  const { xHmm: x, yHmm: y, widthHmm: width, heightHmm: height } = mark;
  if (href?.startsWith('data:image/') === true) return node('image', { x, y, width, height, preserveAspectRatio: 'none', href });
  const crossed = `M${x} ${y}h${width}v${height}h-${width}zl${width} ${height}m0 -${height}l-${width} ${height}`;
  return node('path', { d: crossed, fill: 'none', stroke: colours.grey, 'stroke-width': 20, 'data-missing-picture': mark.pictureId });
};

/** XML text and attribute values; characters that XML forbids become U+FFFD. */
const escape = (text: string): string =>
  text
    .replace(forbiddenInXml, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

// eslint-disable-next-line no-control-regex -- exactly the control characters that XML 1.0 forbids
const forbiddenInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

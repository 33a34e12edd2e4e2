/** A paper that a test printer has: its name in the printer description and its size in points. */
export type Paper = {
  readonly name: string;
  readonly label: string;
  readonly widthPt: number;
  readonly heightPt: number;
};

export const labelPapers: readonly Paper[] = [
  { name: 'w283h510', label: '100x180mm', widthPt: 283.46, heightPt: 510.24 },
  { name: 'w215h369', label: '76x130mm', widthPt: 215.43, heightPt: 368.5 },
  { name: 'w652h360', label: '230x127mm', widthPt: 651.97, heightPt: 360 },
  { name: 'A4', label: 'A4', widthPt: 595.28, heightPt: 841.89 },
];

/** What an office printer has: none of the label sizes, and Letter where it is not told otherwise. */
export const officePapers: readonly Paper[] = [
  { name: 'Letter', label: 'US Letter', widthPt: 612, heightPt: 792 },
  { name: 'A4', label: 'A4', widthPt: 595.28, heightPt: 841.89 },
];

function choice(keyword: string, papers: readonly Paper[], first: Paper): string[] {
  return [
    `*OpenUI *${keyword}/Media Size: PickOne`,
    `*OrderDependency: 10 AnySetup *${keyword}`,
    `*Default${keyword}: ${first.name}`,
    ...papers.map(
      ({ name, label, widthPt, heightPt }) =>
        `*${keyword} ${name}/${label}: "<</PageSize[${widthPt} ${heightPt}]>>setpagedevice"`,
    ),
    `*CloseUI: *${keyword}`,
  ];
}

/** A printer description (PPD) that sends PDFs through CUPS's own page filter, so that paper sizes act as on a real printer. */
export function printerDescription(papers: readonly Paper[]): string {
  const [first] = papers;
  if (first === undefined) throw new Error('A printer needs at least one paper.');
  return [
    '*PPD-Adobe: "4.3"',
    '*FormatVersion: "4.3"',
    '*FileVersion: "1.0"',
    '*LanguageVersion: English',
    '*LanguageEncoding: ISOLatin1',
    '*PCFileName: "TEST.PPD"',
    '*Product: "(Backroom test printer)"',
    '*Manufacturer: "Backroom"',
    '*ModelName: "Backroom test printer"',
    '*ShortNickName: "Backroom test printer"',
    '*NickName: "Backroom test printer"',
    '*PSVersion: "(3010.000) 0"',
    '*LanguageLevel: "3"',
    '*ColorDevice: False',
    '*DefaultColorSpace: Gray',
    '*FileSystem: False',
    '*Throughput: "1"',
    '*LandscapeOrientation: Plus90',
    '*TTRasterizer: Type42',
    '*cupsVersion: 2.3',
    '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"',
    ...choice('PageSize', papers, first),
    ...choice('PageRegion', papers, first),
    `*DefaultImageableArea: ${first.name}`,
    ...papers.map(
      ({ name, label, widthPt, heightPt }) => `*ImageableArea ${name}/${label}: "0 0 ${widthPt} ${heightPt}"`,
    ),
    `*DefaultPaperDimension: ${first.name}`,
    ...papers.map(({ name, label, widthPt, heightPt }) => `*PaperDimension ${name}/${label}: "${widthPt} ${heightPt}"`),
    '',
  ].join('\n');
}

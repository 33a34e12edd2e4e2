/** What the invented shop sells: clothes and things for the home. */
export type DemoSku = {
  readonly code: string;
  readonly styleCode: string;
  readonly title: string;
  readonly colour: string;
  readonly size: string;
  /** In-store EAN-13 (prefix 22, which no maker is ever given), so that it never names a real article. */
  readonly barcode: string;
  readonly shelf: string;
  readonly weightG: number;
  readonly priceFen: number;
  /** How often it is bought, beside the others. */
  readonly weight: number;
};

type Style = {
  readonly code: string; readonly title: string; readonly colours: readonly (readonly [name: string, code: string])[];
  readonly sizes: readonly string[]; readonly weightG: number; readonly priceFen: number; readonly weight: number; readonly rack: string;
};

const oneSize = ['均码'] as const;

const styles: readonly Style[] = [
  { code: 'NZ801', title: '高腰直筒牛仔裤', colours: [['深蓝', 'DB'], ['复古黑', 'BK']], sizes: ['27', '28', '29'], weightG: 620, priceFen: 12_900, weight: 8, rack: 'A-01' },
  { code: 'TX220', title: '重磅纯棉T恤', colours: [['白色', 'WH'], ['雾霾蓝', 'FB']], sizes: ['M', 'L', 'XL'], weightG: 260, priceFen: 5_900, weight: 10, rack: 'A-02' },
  { code: 'LY105', title: '碎花收腰连衣裙', colours: [['杏色', 'AP']], sizes: ['S', 'M', 'L'], weightG: 380, priceFen: 16_900, weight: 6, rack: 'A-03' },
  { code: 'WY318', title: '连帽加绒卫衣', colours: [['燕麦', 'OA'], ['墨绿', 'GN']], sizes: ['M', 'L'], weightG: 720, priceFen: 13_900, weight: 7, rack: 'A-04' },
  { code: 'ZZ066', title: '羊毛混纺开衫', colours: [['驼色', 'CM']], sizes: oneSize, weightG: 450, priceFen: 19_900, weight: 4, rack: 'A-05' },
  { code: 'FB410', title: '厚底帆布鞋', colours: [['米白', 'IV']], sizes: ['36', '37', '38', '39'], weightG: 900, priceFen: 9_900, weight: 5, rack: 'B-01' },
  { code: 'WZ012', title: '纯棉中筒袜 五双装', colours: [['混色', 'MX']], sizes: oneSize, weightG: 180, priceFen: 2_990, weight: 9, rack: 'B-02' },
  { code: 'TD601', title: '帆布托特包', colours: [['本白', 'NW'], ['黑色', 'BK']], sizes: oneSize, weightG: 350, priceFen: 6_900, weight: 5, rack: 'B-03' },
  { code: 'BZ350', title: '手作马克杯 350ml', colours: [['青瓷', 'CE'], ['白瓷', 'WH']], sizes: oneSize, weightG: 420, priceFen: 4_500, weight: 6, rack: 'C-01' },
  { code: 'CJ207', title: '亚麻餐垫 两片装', colours: [['原色', 'NT'], ['灰绿', 'SG']], sizes: oneSize, weightG: 120, priceFen: 1_990, weight: 5, rack: 'C-02' },
  { code: 'BD515', title: '水洗棉四件套', colours: [['奶油白', 'CW'], ['雾灰', 'GY']], sizes: ['1.5m', '1.8m'], weightG: 2_100, priceFen: 25_900, weight: 4, rack: 'C-03' },
  { code: 'MJ098', title: '长绒棉毛巾 三条装', colours: [['浅灰', 'LG'], ['蜜桃', 'PE']], sizes: oneSize, weightG: 480, priceFen: 3_990, weight: 6, rack: 'C-04' },
  { code: 'XX155', title: '大豆蜡香薰蜡烛', colours: [['雪松', 'CD'], ['桂花', 'OS']], sizes: oneSize, weightG: 520, priceFen: 7_800, weight: 4, rack: 'D-01' },
  { code: 'SN330', title: '手编藤收纳筐', colours: [['原色', 'NT']], sizes: ['小号', '大号'], weightG: 640, priceFen: 5_600, weight: 3, rack: 'D-02' },
];

const withCheckDigit = (twelve: string): string => {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};

const sizeCodes: Readonly<Record<string, string>> = { 均码: 'F', 小号: 'S', 大号: 'L' };

export const catalogue: readonly DemoSku[] = styles
  .flatMap((style) => style.colours.flatMap(([colour, colourCode]) => style.sizes.map((size) => ({ style, colour, colourCode, size }))))
  .map(({ style, colour, colourCode, size }, index) => ({
    code: `${style.code}-${colourCode}-${sizeCodes[size] ?? size}`, styleCode: style.code, title: style.title, colour, size,
    barcode: withCheckDigit(`2260${String(10_000_000 + index * 137).slice(0, 8)}`), shelf: `${style.rack}-${String(index % 6 + 1).padStart(2, '0')}`,
    weightG: style.weightG, priceFen: style.priceFen, weight: style.weight,
  }));

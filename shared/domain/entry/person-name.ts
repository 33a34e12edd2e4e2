/** What a receiver's name looks like: in cells of a file (IN-1) and in pasted text (IN-4). */

const singleSurnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖代付邝覃仝佟';
const doubleSurnames = /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|独孤|西门|宇文|长孙|轩辕|百里|呼延|闻人|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|钟离|鲜于|闾丘|司空|亓官|公羊|赫连|万俟|拓跋|第五|左丘|东郭|贺兰|完颜|纳兰|阿不|买买提)/u;
const surnames: ReadonlySet<string> = new Set(singleSurnames);

/** Words that begin like a surname and are none. */
const noNames =
  /色$|^(?:白|黄|蓝|红|黑|灰|金|粉|紫|绿|青)(?:色|的|底|边|款|字|格|条)|[款码件条套箱盒份瓶斤装版型号单付块街巷弄镇村区县市省幢座室店厅]$|^(?:包邮|包裹|马上|明天|明日|后天|后日|安排|成功|高腰|高档|高领|单价|单件|单品|方便|时间|金额|加绒|加厚|加急|温馨|谢谢|麻烦|和以|全部|全款|常规|常用|应付|应收|祝好|安全|平邮|顺丰|顺便|宽松|宽版|厚款|满减|满意|支付|成本|车厘|强烈|危险|白天|石榴|米粉|米白|黄金|牛奶|牛仔|羊毛|羊绒|马克|鱼油|鱼子|柏林|于是|和上|方形|圆形|毛衣|毛巾|毛呢|花色|花纹|万一|都要|都是|那个|那就|那么|查收|查询|计算|时候|段子|束口|游泳|相同|别的|别忘|双人|双层|双肩|红枣|桂圆|艾草|水果|水杯|水壶|云南|云朵|河南|河北|湖南|湖北|广东|广西|江苏|江西|宁夏|安徽|海南|海淀|贵州|甘肃|党参|阿胶|越快|空调|公司|公斤|干净|元旦|元宵|幸好|申通|韵达|圆通|中通|文胸|文具|项链|封口|终于|盛装|简约|简易|易碎|从前|冷冻|冷藏|国产|国内|国外|居家|家居|步骤|柴鸡|古风|古法|农家|尚未|温州|苏州|郑州|常州|徐州|杭州|广州|贺卡|贺礼|礼盒|康复|钟表|储物|路由|通用|通知|通过|经典|蒙古|苗族|闪送|何时|乐高|明早|明晚|后续|祖国|高考|经理|经常|管理|解释|应该|应当|成人|成套|毕业|毕竟|丰富|习惯|曲奇|花茶|花生|花瓶|安装|常温|米饭|关于|关门|相册|温水|姜茶|荣耀|柳州|方便面|连衣裙|冲锋衣)/u;

const han = /^[\p{Script=Han}·]+$/u;

/** A Chinese name of two to four characters (longer with `·`), perhaps with a title behind it. */
export const isChineseName = (text: string): boolean => {
  const bare = text.replace(/[(（].{1,6}[)）]$/u, '');
  const called = /^(.{1,3})(?:先生|女士|小姐|老师|太太|阿姨|同学|师傅|医生|经理|总|姐|哥)$/u.exec(bare)?.[1];
  const name = called ?? bare;
  if (!han.test(name)) return false;
  if (name.includes('·')) return name.length >= 4 && name.length <= 16;
  if (called !== undefined) return (surnames.has(name[0] ?? '') || doubleSurnames.test(name)) && name.length <= 3;
  if (noNames.test(name)) return false;
  if (doubleSurnames.test(name)) return name.length >= 3 && name.length <= 4;
  return name.length >= 2 && name.length <= 3 && surnames.has(name[0] ?? '');
};

/** `Li Shili`, `John O'Neil Smith`: words that begin with capitals, none of them a street or a shop word. */
export const isWesternName = (text: string): boolean =>
  /^[A-Z][a-zA-Z'’.-]*(?: [A-Z][a-zA-Z'’.-]*){1,3}$/.test(text) && !/\b(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Dr|Blvd|Court|Ct|Way|Apt|Unit|Floor|Suite|Building|City|District|County|State|USA|UK|China|Box|Close|Park|Place|Square|Shipping|Express|Total|Size|Please|Dear|Hello|Hi|Thanks|Name|Address|Phone|Black|White|Red|Blue|Green|Grey|Gray|Pink|Shirt|Dress|Jeans|Coat|Hat|Bag|Mug|London|Paris|New|York|Los|San)\b/.test(text);

/** Also with the platform's stars in it. */
export const looksLikeName = (text: string): boolean =>
  isChineseName(text) || isWesternName(text) || /^\p{Script=Han}[*＊xX]{1,3}$|^[*＊]{1,2}\p{Script=Han}{1,2}$/u.test(text);

export const categories = {
  title: '品类与检查',
  hint: '按品类规定打包时检查什么、怎么包。打包台在扫到这一件时就问；不合格的不算件，也不能完成。没有品类的商品不多按一个键。',
  add: '新建品类',
  fromTemplate: '或从样板开始：',
  empty: '还没有品类',
  emptyText: '现在打包不做任何检查。从样板开始，改成自家的尺码表再保存。',
  kind: { number: '量一个数', yes_no: '是 / 否' },
  list: {
    name: '品类', checks: '检查', steps: '包装步骤', skus: 'SKU', change: '修改', retire: '停用', retireSure: '停用，不再检查', keep: '留着',
    ticked: { parcel: '{{n}} 步，每包打勾', session: '{{n}} 步，登录后打一次勾' },
    missing: '“{{name}}”的“{{label}}”缺这些尺码的标准值，打包会停在那里：{{sizes}}', noSize: '（没有尺码）', joiner: '、',
  },
  editor: {
    new: '新建品类', change: '修改品类', name: '品类名称', prefixes: '款号开头', prefixesPlaceholder: '例如 NZ KZ-2',
    prefixesHint: '款号（没有款号就看商家编码）以此开头的商品都属于它，几个开头用空格隔开；个别商品也可以在“库存”里单独指定。',
    checks: '每件检查', addNumber: '加一项测量', addYesNo: '加一项是 / 否', steps: '包装步骤（一行一步）', stepsPlaceholder: '快递袋 M\n排净空气\n封口后再贴一道胶带', ticked: '多久打一次勾',
    tickedOn: { session: '每次登录打一次勾', parcel: '每个包裹都打勾' },
    wrong: {
      name: '写上品类名称。', label: '每项检查都要写明量什么、看什么。', unit: '“{{words}}”还没有单位。', tolerance: '“{{words}}”的允许误差写成数字，最多一位小数，例如 1.0。',
      targets: '尺码表读不懂：“{{words}}”。一行一个尺码，例如 28 = 36.5。', nothing: '至少写一项检查或一步包装。',
    },
  },
  check: {
    measure: '量什么', measurePlaceholder: '腰围（平铺）', question: '看什么', questionPlaceholder: '左右脚各一只', unit: '单位', tolerance: '允许误差', remove: '删掉',
    targets: '每个尺码的标准值（可以从表格里粘贴）', targetsPlaceholder: '28 = 36.5\n29 = 37.5', sizes: '{{n}} 个尺码', unread: '这一行读不懂：{{line}}',
  },
  template: {
    jeans: { name: '牛仔裤', waist: '腰围（平铺）', steps: '快递袋 M\n排净空气\n封口后再贴一道胶带' },
    shoes: { name: '鞋', pair: '左右脚各一只', sizes: '两只鞋号一样', steps: '鞋盒不破\n鞋盒外再套快递袋或纸箱' },
    glass: { name: '玻璃陶瓷', wrapped: '每件单独裹好气泡膜', steps: '气泡膜两层\n纸箱四周填实，摇不响\n贴易碎标' },
  },
} as const;

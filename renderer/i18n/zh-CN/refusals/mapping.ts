/** IN-1: why a mapping of columns cannot be used. */
export const mappingRefusals = {
  goods_missing: { what: '没有一列说卖了什么。', todo: '把商品名称、商家编码或商品清单指给某一列。' },
  receiver_missing: { what: '既没有订单号，也没有收件人。', todo: '至少指定订单号，或收件人的姓名、电话、地址。' },
  nothing_mapped: { what: '还没有指定任何一列。', todo: '请为要读的列选择意思。' },
  number_needed: { what: '一单占多行时，要有订单号才知道哪些行是一单。', todo: '指定订单号列，或改成“一行一单”。' },
  column_twice: { what: '有两列指成了同一个意思。', todo: '只留对的那一列。' },
  other_columns: { what: '这些列和文件的列对不上。', todo: '请重新选择文件再指定一次。' },
  no_pattern: { what: '第一行的内容认不出规律，下次认不出这种文件。', todo: '在表格最上面加一行列名，再选一次。' },
  no_header: { what: '这一行没有列名。', todo: '选写着列名的那一行。' },
  unknown: { what: '这个表格格式已经被删掉了。', todo: '不用处理；下次导入时可以重新指定。' },
} as const;

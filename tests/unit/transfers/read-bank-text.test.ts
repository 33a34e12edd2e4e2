import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { readBankText } from '../../../shared/domain/transfers/read-bank-text.ts';

const clock = zoneClock('Asia/Shanghai');
const now = clock(2026, 11, 21, 12, 0, 0);
const read = (text: string) => readBankText(text, { clock, now });
const brief = (text: string) => read(text).lines.map(({ arrivedAt, amountFen, payer, serial }) => [new Date(arrivedAt + 8 * 3_600_000).toISOString().slice(0, 16), amountFen, payer, serial]);

describe('CS-2: what a person copied from a bank', () => {
  test('rows with column names, whatever they are called; money that went out is named', () => {
    const icbc = ['交易日期\t交易时间\t摘要\t借方发生额\t贷方发生额\t余额\t对方户名\t对方账号\t流水号', '2026-11-21\t10:05:33\t转账\t\t1,299.00\t5,000.00\t张三\t6222000011112222\t20261121000123', '20261120\t\t消费\t35.50\t\t3,701.00\t美团\t\t77'].join('\n');
    expect(brief(icbc)).toEqual([['2026-11-21T10:05', 129_900, '张三', '20261121000123']]);
    expect(read(icbc).unread).toEqual([expect.objectContaining({ reason: 'outgoing' })]);
    expect(brief('账号,6222****1111\n记账日期,收/支,金额(元),交易对方,备注\n2026/11/20 09:30,收入,199.00,李四,"货款,尾号6296"\n2026/11/20 09:31,支出,20.00,王五,')).toEqual([['2026-11-20T09:30', 19_900, '李四', '']]);
    expect(brief('Date | Amount | Counterparty | Reference\n2026-11-19 | 59.00 | Jane Doe | FT263240001')).toEqual([['2026-11-19T00:00', 5900, 'Jane Doe', 'FT263240001']]);
    expect(brief('交易时间  交易金额  对方户名  附言\n2026-11-21 08:00:00  +88.00  欧阳雨馨  订单')).toEqual([['2026-11-21T08:00', 8800, '欧阳雨馨', '']]);
  });

  test('banks that put the way into brackets, both ways into one column, or the account beside the name', () => {
    expect(brief('交易日期,摘要,记账金额(收入),记账金额(支出),余额,对方户名\n2026-11-20,转账,"1,000.50",,2000.00,张三\n2026-11-20,消费,,12.00,1988.00,美团')).toEqual([['2026-11-20T00:00', 100_050, '张三', '']]);
    expect(brief('序号\t摘要\t交易日期\t交易金额\t账户余额\t对方账号与户名\n1\t转账存入\t20261120\t88.00\t188.00\t6222021234567890123/李四')).toEqual([['2026-11-20T00:00', 8800, '李四', '']]);
    expect(brief('交易日期|收入/支出金额|对手信息\n2026-11-20|-5.00|甲\n2026-11-20|+6.00|乙公司')).toEqual([['2026-11-20T00:00', 600, '乙公司', '']]);
    expect(brief('交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2026-11-21 10:20:11,转账,王小燕,/,收入,¥50.00,/,已存入零钱,100004990126,,"/"')).toEqual([['2026-11-21T10:20', 5000, '王小燕', '100004990126']]);
  });

  test('rows without column names are told apart by what stands in them', () => {
    expect(brief('2026-11-21\t10:20\t+199.00\t3,200.10\t张三\t转账\t2026112112345678')).toEqual([['2026-11-21T10:20', 19_900, '张三', '2026112112345678']]);
    expect(brief('11-20  李四  收入  59.90  网银转账')).toEqual([['2026-11-20T00:00', 5990, '李四', '']]);
  });

  test('one transfer with a part a line, as an app shows it', () => {
    expect(brief('交易金额：+885.48\n交易时间：2026-11-21 09:42:10\n对方户名：单秀英\n摘要：转账汇款\n交易流水号：0098123400')).toEqual([['2026-11-21T09:42', 88_548, '单秀英', '0098123400']]);
    expect(brief('金额 100.00\n对方户名 曾磊\n\n金额 50.00\n付款人 罗喆')).toMatchObject([[expect.any(String), 10_000, '曾磊', ''], [expect.any(String), 5000, '罗喆', '']]);
  });

  test('messages of banks and apps: balance and account tail are no money', () => {
    expect(brief('【建设银行】您尾号1234的储蓄卡11月21日10时05分转账收入人民币199.00元,活期余额8,888.00元,付款人张三。')).toEqual([['2026-11-21T10:05', 19_900, '张三', '']]);
    expect(brief('【招商银行】您账户6296于11月20日09:30收到李四汇款1,299.00元，余额12000.00。\n备注：货款')).toEqual([['2026-11-20T09:30', 129_900, '李四', '']]);
    expect(brief('王小燕向你转账 ¥50.00')).toMatchObject([[expect.any(String), 5000, '王小燕', '']]);
    expect(read('【招商银行】您账户6296于11月20日消费支出35.00元').unread).toMatchObject([{ reason: 'outgoing' }]);
    expect(read('王小燕向你转账 ¥50.00').lines[0]?.dayAssumed).toBe(true);
  });

  test('a day without its year is the last one: in January a December day is last year’s', () => {
    const january = clock(2027, 1, 3, 8, 0, 0);
    const [line] = readBankText('【工行】您卡12月31日23:59收到张三转账10.00元', { clock, now: january }).lines;
    expect(line?.arrivedAt).toBe(clock(2026, 12, 31, 23, 59, 0));
  });

  test('any text is read without a throw; what is taken has an amount, and no line is lost', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.array(fc.constantFrom('收到', '张三', '199.00元', '\n', '\t', '2026-11-21', ',', '"', '金额', '余额', '支出', '%_*\'', '😀', '￥1'), { maxLength: 40 }).map((parts) => parts.join(''))), (text) => {
        const { lines } = read(text);
        for (const line of lines) {
          expect(line.amountFen).toBeGreaterThan(0);
          expect(Number.isSafeInteger(line.amountFen) && Number.isSafeInteger(line.arrivedAt)).toBe(true);
        }
      }),
    );
    const many = Array.from({ length: 500 }, (_, index) => `2026-11-21\t${String(index + 1)}.00\t张三`).join('\n');
    const table = read(`日期\t金额\t户名\n${many}`);
    expect(table.lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe((500 * 501) / 2 * 100);
  });
});

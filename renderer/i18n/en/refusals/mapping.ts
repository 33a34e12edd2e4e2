import type { mappingRefusals as zhCN } from '../../zh-CN/refusals/mapping.ts';
import type { Words } from '../../words.ts';

/** IN-1: why a mapping of columns cannot be used. */
export const mappingRefusals: Words<typeof zhCN> = {
  goods_missing: { what: 'No column says what was sold.', todo: 'Name a column for the product, the SKU code or the list of goods.' },
  receiver_missing: { what: 'There is neither an order number nor a receiver.', todo: 'Name at least the order number, or the receiver’s name, phone or address.' },
  nothing_mapped: { what: 'No column has a meaning yet.', todo: 'Choose meanings for the columns to be read.' },
  number_needed: { what: 'Where an order has several rows, only its number tells which belong together.', todo: 'Name the order number column, or choose one row an order.' },
  column_twice: { what: 'Two columns have the same meaning.', todo: 'Keep the right one.' },
  other_columns: { what: 'These are not the columns of the file.', todo: 'Choose the file again and name its columns.' },
  no_pattern: { what: 'Too little in the first row tells this file from others.', todo: 'Add a row of column names at the top and choose the file again.' },
  no_header: { what: 'There are no column names in this row.', todo: 'Choose the row that has them.' },
  unknown: { what: 'This table format has been deleted.', todo: 'Nothing to do; its columns can be named again at the next import.' },
};

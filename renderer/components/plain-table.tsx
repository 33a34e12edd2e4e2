import type { ReactNode } from 'react';
import styles from './plain-table.module.css';

export type PlainColumn<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly align?: 'start' | 'end';
  /** As narrow as its words. */
  readonly tight?: boolean;
  readonly render: (row: Row) => ReactNode;
};

type Props<Row> = { readonly label: string; readonly columns: readonly PlainColumn<Row>[]; readonly rows: readonly Row[]; readonly rowKey: (row: Row, index: number) => string | number };

/** A table of a few dozen rows that are all there; for long lists there is `VirtualTable`. */
export const PlainTable = <Row,>({ label, columns, rows, rowKey }: Props<Row>) => {
  const classOf = (column: PlainColumn<Row>): string => [column.align === 'end' ? styles['end'] : '', column.tight === true ? styles['tight'] : ''].join(' ');
  return (
    <table className={`${styles['table']} selectable`} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={rowKey(row, index)}>
            {columns.map((column) => (
              <td key={column.key} className={classOf(column)}>
                {column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

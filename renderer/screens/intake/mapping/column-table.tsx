import { useTranslation } from 'react-i18next';
import { columnLetter, isHeaderless, type FileMapping, type MappedField } from '../../../../shared/domain/intake/file-mapping.ts';
import { fieldGroups } from './field-groups.ts';
import styles from './mapping.module.css';

type Props = {
  readonly columns: FileMapping['columns'];
  /** Names as the file writes them; '' = none. */
  readonly titles: readonly string[];
  /** First different values of each column. */
  readonly examples: readonly (readonly string[])[];
  readonly onChange: (column: number, field: MappedField | null) => void;
};

const isField = (value: string): value is MappedField => fieldGroups.some(({ fields }) => fields.some((field) => field === value));

/** Every column of the file with what stands in it, and its meaning to choose. */
export const ColumnTable = ({ columns, titles, examples, onChange }: Props) => {
  const { t } = useTranslation('intake');
  const headerless = isHeaderless(columns);
  return (
    <div className={styles['columns']}>
      <table className={styles['columnTable']}>
        <thead>
          <tr>
            <th scope="col">{t('mapping.column')}</th>
            <th scope="col">{t('mapping.meaning')}</th>
            <th scope="col">{t('mapping.examples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, field }, column) => {
            const title = headerless ? columnLetter(column) : titles[column] === undefined || titles[column] === '' ? (/^#\d+$/.test(name) ? t('mapping.unnamed', { n: name.slice(1) }) : name) : titles[column];
            return (
              <tr key={name} data-read={field !== null}>
                <th scope="row" title={title}>
                  {title}
                </th>
                <td>
                  <select aria-label={title} value={field ?? ''} onChange={(event) => onChange(column, isField(event.target.value) ? event.target.value : null)}>
                    <option value="">{t('mapping.unread')}</option>
                    {fieldGroups.map((group) => (
                      <optgroup key={group.name} label={t(`mapping.groups.${group.name}`)}>
                        {group.fields.map((one) => (
                          <option key={one} value={one}>
                            {t(`mapping.field.${one}`)}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </select>
                </td>
                <td className={styles['examples']}>
                  {(examples[column] ?? []).map((text, index) => (
                    <span key={index}>{text}</span>
                  ))}
                  {examples.length > 0 && (examples[column] ?? []).length === 0 && <i>{t('mapping.empty')}</i>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

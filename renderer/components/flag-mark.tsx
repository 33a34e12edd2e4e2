import { useTranslation } from 'react-i18next';
import type { OrderFlag } from '../../shared/domain/intake/order-draft.ts';

/** One of the six flags (CS-1) as a shape and, for those who do not see the colour, a word. */
export const FlagMark = ({ flag, withWord = false }: { readonly flag: OrderFlag; readonly withWord?: boolean }) => {
  const { t } = useTranslation('terms');
  const word = t(`flag.${flag}`);
  return (
    <span title={word} style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}>
      <svg width="10" height="13" viewBox="0 0 10 13" role="img" aria-label={word} style={{ flex: 'none' }}>
        {flag === 'grey' ? (
          <path d="M.75.75h8.5v7.5H5.4v4H.75z" fill="none" stroke="var(--flag-grey)" strokeWidth="1.5" />
        ) : (
          <path d="M0 0h10v9H5.5v4H0z" fill={`var(--flag-${flag})`} />
        )}
      </svg>
      {withWord && word}
    </span>
  );
};

/** An invented order as WooCommerce's REST API v3 answers it; `more` lays over what a test is about. */
export const wooOrder = (number: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: /^\d{1,15}$/.test(number) ? Number(number) : 1, number, status: 'processing', currency: 'USD', date_created_gmt: '2026-01-31T01:00:00', date_modified_gmt: '2026-01-31T01:05:00', date_paid_gmt: '2026-01-31T01:05:00', date_completed_gmt: null,
  total: '35.00', shipping_total: '10.00', discount_total: '0.00', customer_note: 'Leave at the door', meta_data: [], refunds: [],
  billing: { first_name: 'Bob', last_name: 'Payer', company: '', address_1: '1 Pay St', address_2: '', city: 'Oakland', state: '', postcode: '94601', country: 'US', email: 'bob@example.com', phone: '(555) 555-5555' },
  shipping: { first_name: 'Ann', last_name: 'Example', company: '', address_1: '969 Market', address_2: 'Suite 2', city: 'San Francisco', state: 'CA', postcode: '94103', country: 'US', phone: '' },
  line_items: [wooLine('Mug - Blue, XL', 2, '20.00', { sku: 'MUG-BL', price: 10, parent_name: 'Mug', meta_data: [{ key: 'pa_colour', value: 'blue', display_key: 'Colour', display_value: 'Blue' }] }), wooLine('Cup', 1, '5.00', { sku: 'CUP', price: 5 })],
  ...more,
});

export const wooLine = (name: string, quantity: number, subtotal: string, more: object = {}): object => ({ name, parent_name: null, sku: '', quantity, subtotal, total: subtotal, price: Number(subtotal) / quantity, meta_data: [], ...more });

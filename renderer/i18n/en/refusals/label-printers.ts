import type { labelPrinterRefusals as zh } from '../../zh-CN/refusals/label-printers.ts';
import type { Words } from '../../words.ts';

export const labelPrinterRefusals: Words<typeof zh> = {
  barcode_too_fine: { what: 'The code “{{value}}” is too fine for this label printer: no scanner would read it.', todo: 'Use larger paper or another template, or a printer with a finer head.' },
  label_printer_unreachable: { what: 'Label printer {{printer}} cannot be reached ({{words}}); nothing was sent.', todo: 'Look at power, cable or Wi-Fi, and whether its address has changed; then retry it from the queue.' },
  label_printer_unknown: { what: 'There is no such label printer.', todo: 'The list is fresh again: look once more.' },
  label_printer_name_taken: { what: 'A label printer is called “{{name}}” already.', todo: 'Choose a name that people can tell apart.' },
  label_printer_host: { what: '“{{host}}” is not a printer’s address.', todo: 'Enter an IP address such as 192.168.1.50, or a host name; the port has a field of its own.' },
  label_printer_in_use: { what: '“{{name}}” is in use: {{kind}} {{courierCode}}.', todo: 'Give this paper another printer under “Printers” first.' },
};

/** What printing on label printers without a driver can refuse; part of the group `printing`. */
export const labelPrinterRefusals = {
  barcode_too_fine: { what: '条码「{{value}}」太密，这台标签打印机打出来扫不上。', todo: '换大一点的纸或模板，或换分辨率更高的打印机。' },
  label_printer_unreachable: { what: '连不上标签打印机 {{printer}}（{{words}}），什么都没有发出。', todo: '看看它是否通电、网线或 Wi-Fi 是否接好、地址是否变了，然后在队列里重试。' },
  label_printer_unknown: { what: '没有这台标签打印机。', todo: '列表已刷新，请再看一次。' },
  label_printer_name_taken: { what: '已经有一台叫「{{name}}」的标签打印机。', todo: '换一个分得清的名字。' },
  label_printer_host: { what: '「{{host}}」不是打印机的地址。', todo: '填 IP 地址（如 192.168.1.50）或主机名，端口填在另一格。' },
  label_printer_in_use: { what: '「{{name}}」还在用：{{kind}} {{courierCode}}。', todo: '先在“打印机”里给这种单据换一台打印机，再删除。' },
};

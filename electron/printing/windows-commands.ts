/**
 * What the Windows adapter runs, and how its output is read. The scripts are constants; names of printers and jobs come in by
 * environment variables, so that no name can become a command.
 */
export type WindowsCommand = {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

const powershell = (script: string, environment: Readonly<Record<string, string>> = {}): WindowsCommand => ({
  program: 'powershell.exe',
  arguments: [
    '-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command',
    `$ErrorActionPreference='Stop'; [Console]::OutputEncoding=[Text.UTF8Encoding]::new($false); ${script}`,
  ],
  environment,
});

/** Arrays of one are unrolled by PowerShell; `@( )` with -InputObject keeps them arrays. */
const asJson = (pipeline: string): string => `ConvertTo-Json -Compress -Depth 3 -InputObject @(${pipeline})`;

const printerColumns =
  "Select-Object Name,Comment,DriverName,@{n='Status';e={$_.PrinterStatus.ToString()}},@{n='Default';e={$_.Name -eq $default}}";
const defaultName = '$default=(Get-CimInstance Win32_Printer -Filter Default=true).Name';

export const listPrintersCommand = (): WindowsCommand =>
  powershell(`${defaultName}; ${asJson(`Get-Printer | ${printerColumns}`)}`);

/** Sizes of a printer's papers in 1/100 inch, with the driver's number for each. */
export const listPapersCommand = (printer: string): WindowsCommand =>
  powershell(
    'Add-Type -AssemblyName System.Drawing; $s=New-Object Drawing.Printing.PrinterSettings; $s.PrinterName=$env:BACKROOM_PRINTER; ' +
      asJson('$s.PaperSizes | Select-Object PaperName,Width,Height,RawKind'),
    { BACKROOM_PRINTER: printer },
  );

export const listJobsCommand = (printer: string): WindowsCommand =>
  powershell(
    asJson(
      "Get-Printer | Where-Object Name -eq $env:BACKROOM_PRINTER | Get-PrintJob | Select-Object Id,DocumentName,@{n='Status';e={$_.JobStatus.ToString()}}",
    ),
    { BACKROOM_PRINTER: printer },
  );

export const removeJobCommand = (printer: string, id: number): WindowsCommand =>
  powershell('Get-Printer | Where-Object Name -eq $env:BACKROOM_PRINTER | Get-PrintJob | Where-Object Id -eq ([int]$env:BACKROOM_JOB) | Remove-PrintJob', {
    BACKROOM_PRINTER: printer,
    BACKROOM_JOB: String(id),
  });

export type WindowsPrinter = { readonly name: string; readonly description: string; readonly status: string; readonly isDefault: boolean };
export type WindowsPaper = { readonly name: string; readonly widthHmm: number; readonly heightHmm: number; readonly kind: number };
export type WindowsJob = { readonly id: number; readonly documentName: string; readonly status: string };

type Row = Readonly<Record<string, unknown>>;

/** Rows of a command's JSON; null when the output is something else. */
const readRows = (output: string): readonly Row[] | null => {
  try {
    const value: unknown = JSON.parse(output.trim() === '' ? '[]' : output);
    return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : null;
  } catch {
    return null;
  }
};

const text = (row: Row, key: string): string => (typeof row[key] === 'string' ? row[key] : '');
const number = (row: Row, key: string): number => (typeof row[key] === 'number' ? row[key] : 0);

export const readPrinters = (output: string): readonly WindowsPrinter[] | null =>
  readRows(output)?.map((row) => ({
    name: text(row, 'Name'), description: text(row, 'Comment') || text(row, 'DriverName'), status: text(row, 'Status'), isDefault: row['Default'] === true,
  })) ?? null;

export const readPapers = (output: string): readonly WindowsPaper[] | null =>
  readRows(output)?.map((row) => ({
    name: text(row, 'PaperName'), kind: number(row, 'RawKind'),
    widthHmm: Math.round(number(row, 'Width') * 25.4), heightHmm: Math.round(number(row, 'Height') * 25.4),
  })) ?? null;

export const readJobs = (output: string): readonly WindowsJob[] | null =>
  readRows(output)?.map((row) => ({ id: number(row, 'Id'), documentName: text(row, 'DocumentName'), status: text(row, 'Status') })) ?? null;

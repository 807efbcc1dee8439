package io.fixres.report.page;

/** Tables: figures under each other, and the matrix in shades. */
final class TableStyle {
  private static final String TABLES =
      """
      table { border-collapse: collapse; font-size: 14px; line-height: 1.4; }
      th, td { padding: 7px 10px; text-align: left; vertical-align: middle; }
      thead th {
        border-bottom: 1px solid var(--rule); color: var(--muted); font-size: 13px;
        font-weight: 600; vertical-align: bottom;
      }
      tbody th { font-weight: 500; }
      th.number, td.number { text-align: right; white-space: nowrap; }
      th:first-child { padding-left: 0; }
      .scroll { overflow-x: auto; padding: 3px 0; }
      .scroll + .scroll { margin-top: 20px; }
      .arms, .stages { width: 100%; }
      .arms tbody tr + tr, .stages tbody tr + tr { border-top: 1px solid var(--rule); }
      .arms thead th.number { max-width: 130px; white-space: normal; }
      .arms .winner th, .arms .winner td { font-weight: 700; }
      details { margin-top: 12px; }
      summary { color: var(--muted); font-size: 14px; cursor: pointer; }
      details .scroll { margin-top: 8px; }
      .matrix { width: 100%; border-collapse: separate; border-spacing: 2px; }
      .matrix th, .matrix td { padding: 6px 7px; }
      .matrix th:first-child { padding-left: 0; }
      .matrix tbody th, .arms tbody th { min-width: 150px; }
      .matrix th:first-child {
        position: sticky; left: 0; background: var(--page);
      }
      .matrix td { border-radius: 3px; font-size: 13.5px; }
      .matrix td.own { font-weight: 700; }
      .matrix td.at-train { text-decoration: underline; text-underline-offset: 3px; }
      .matrix td.win { outline: 2.5px solid var(--winner); outline-offset: -1px; }
      .gains { width: 100%; table-layout: fixed; }
      .gains th:first-child { width: 27%; }
      .gains th.number { width: 20%; }
      .gains th.claim { width: 12%; }
      .gains tbody th { font-weight: 600; }
      .gains tbody tr + tr:not(.scale) { border-top: 1px solid var(--rule); }
      .gains td.plot { padding: 0; }
      .gains svg { display: block; width: 100%; overflow: visible; }
      .gains .scale td { padding-top: 0; padding-bottom: 0; }
      .gains strong { font-size: 16px; }
      .claim.claimed { color: var(--good); font-weight: 600; }
      .claim.against { color: var(--bad); font-weight: 600; }
      @media (max-width: 640px) {
        .gains, .gains tbody { display: block; }
        .gains thead {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
        }
        .gains tr {
          display: grid; grid-template-columns: 1fr auto 76px; gap: 0 14px; padding: 10px 0 4px;
        }
        .gains tr > *, .gains tr > th:first-child { width: auto; padding: 0; }
        .gains td.plot { grid-row: 2; grid-column: 1 / -1; }
        .gains .scale { padding-top: 0; }
        .gains .scale td:not(.plot) { display: none; }
        .matrix tbody th, .arms tbody th { min-width: 112px; font-size: 12.5px; }
        .matrix .swatch { display: none; }
        .arms th .swatch { display: block; }
      }
      @media print {
        .scroll { overflow: visible; }
        table { font-size: 8.5pt; }
        .matrix td { font-size: 8pt; }
        .matrix th, .matrix td { padding: 3px 4px; }
      }
      """;

  /** How many strengths of colour the cells of a matrix have. */
  static final int SHADES = 10;

  static final String CSS = TABLES + shades();

  private TableStyle() {}

  /** Strengths of one colour, all faint enough that letters stay readable on them. */
  private static String shades() {
    StringBuilder css = new StringBuilder();
    for (int shade = 0; shade < SHADES; shade++) {
      int percent = 3 + 5 * shade;
      css.append(".h%d { background: rgba(var(--heat), 0.%02d); }\n".formatted(shade, percent));
    }
    return css.toString();
  }
}

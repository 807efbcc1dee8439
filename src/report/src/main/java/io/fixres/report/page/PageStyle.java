package io.fixres.report.page;

/** Colours, letters and layout; Okabe and Ito's palette, which colour-blind readers tell apart. */
final class PageStyle {
  static final String CSS =
      """

      :root {
        color-scheme: light dark;
        --page: #ffffff; --soft: #f5f6f8; --ink: #1a1d21; --muted: #59626d; --rule: #dfe3e8;
        --winner: #0072b2; --counterpart: #c75000; --direct: #00795a; --direct-tuned: #a8578a;
        --at-train-size: #8a6d00; --other: #a4abb4; --good: #00795a; --bad: #b3261e;
        --heat: 0, 114, 178; --prediction: rgba(230, 159, 0, 0.16); --warn: #e69f00;
      }
      @media screen and (prefers-color-scheme: dark) {
        :root {
          --page: #14171b; --soft: #1c2025; --ink: #e9ebee; --muted: #a0a9b4; --rule: #30363d;
          --winner: #56b4e9; --counterpart: #f08a45; --direct: #3cc79b; --direct-tuned: #dc98c1;
          --at-train-size: #e3cf4a; --other: #5f6873; --good: #3cc79b; --bad: #ff8a80;
          --heat: 86, 180, 233; --prediction: rgba(240, 180, 60, 0.17); --warn: #e6a817;
        }
      }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
      body {
        margin: 0 auto; padding: 40px 24px 64px; max-width: 968px;
        background: var(--page); color: var(--ink);
        font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans",
          sans-serif;
        font-variant-numeric: tabular-nums; overflow-wrap: break-word;
      }
      h1 { margin: 0; font-size: 32px; line-height: 1.2; letter-spacing: -0.01em; }
      h2 { margin: 0 0 16px; font-size: 20px; line-height: 1.3; }
      p { margin: 0 0 12px; }
      section { margin-top: 52px; }
      code, pre { font-family: ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; }
      .eyebrow, .label {
        margin: 0 0 4px; color: var(--muted); font-size: 13px; font-weight: 600;
      }
      .meta { margin: 6px 0 0; color: var(--muted); font-size: 15px; }
      .badge {
        display: inline-block; padding: 0 8px; border: 1px solid var(--warn); border-radius: 99px;
        color: var(--ink); font-size: 12px; font-weight: 500; line-height: 1.6;
        white-space: nowrap;
      }
      .skip { position: absolute; left: -999px; }
      .skip:focus { left: 16px; top: 8px; background: var(--page); padding: 8px 12px; }
      :focus-visible { outline: 2px solid var(--winner); outline-offset: 2px; }
      #verdict { margin-top: 28px; }
      #verdict h2 {
        position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      }
      .hero {
        display: grid; grid-template-columns: minmax(220px, 2fr) 5fr; gap: 24px 40px;
        padding: 24px 28px; border-radius: 12px; background: var(--soft);
      }
      .big {
        margin: 0; color: var(--winner); font-size: 84px; font-weight: 700; line-height: 1;
        letter-spacing: -0.03em; white-space: nowrap;
      }
      .unit { font-size: 30px; font-weight: 600; letter-spacing: 0; }
      .made { margin: 10px 0 0; color: var(--muted); font-size: 14px; line-height: 1.45; }
      .key {
        display: grid; grid-template-columns: 1fr 1fr; gap: 20px 32px; margin: 0;
        align-content: center;
      }
      dt { color: var(--muted); font-size: 13px; font-weight: 600; line-height: 1.4; }
      dd { margin: 2px 0 0; }
      .key dd { font-size: 22px; font-weight: 600; line-height: 1.25; }
      .key dd.detail { margin-top: 2px; font-size: 14px; font-weight: 400; }
      .detail { display: block; color: var(--muted); font-size: 13px; font-weight: 400; }
      .words { margin-top: 24px; max-width: 74ch; }
      .words p { margin: 0 0 8px; }
      .words p:first-child { font-size: 19px; line-height: 1.5; }
      .none { color: var(--muted); }
      .failure {
        padding: 12px 16px; border-left: 4px solid var(--bad); background: var(--soft);
      }
      .warnings { margin: 0; padding: 0; list-style: none; }
      .warnings li {
        margin: 0 0 8px; padding: 8px 14px; border-left: 4px solid var(--warn);
        background: var(--soft);
      }
      .warnings code { color: var(--muted); font-size: 13px; }
      .caption {
        margin: 10px 0 0; max-width: 86ch; color: var(--muted); font-size: 13.5px;
        line-height: 1.5;
      }
      .facts { display: grid; gap: 10px; margin: 0; }
      .facts div { display: grid; grid-template-columns: 170px 1fr; gap: 16px; }
      .facts dt { font-size: 14px; line-height: 1.6; }
      .facts dd { margin: 0; font-size: 14px; line-height: 1.6; overflow-wrap: anywhere; }
      pre {
        margin: 0; padding: 16px 18px; border-radius: 8px; background: var(--soft);
        font-size: 13px; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere;
      }
      footer { margin-top: 52px; color: var(--muted); font-size: 13px; }
      @media (max-width: 640px) {
        body { padding: 24px 16px 48px; }
        h1 { font-size: 26px; }
        section { margin-top: 40px; }
        .hero { grid-template-columns: 1fr; gap: 20px; padding: 18px; }
        .big { font-size: 72px; }
        .key { gap: 16px 18px; }
        .key dd { font-size: 18px; }
        .key dd.detail { font-size: 13px; }
        .words p:first-child { font-size: 17px; }
        .facts div { grid-template-columns: 1fr; gap: 0; }
      }
      @media print {
        body { max-width: none; padding: 0; font-size: 11pt; }
        section { margin-top: 24pt; }
        h2, .legend { break-after: avoid; }
        .hero, .legend, figure, table, .warnings li { break-inside: avoid; }
        #curve, #gains, #price, #sources { break-inside: avoid; }
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        @page { margin: 16mm; }
      }
      """;

  private PageStyle() {}
}

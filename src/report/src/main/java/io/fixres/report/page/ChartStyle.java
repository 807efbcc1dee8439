package io.fixres.report.page;

/** Looks of the drawings: an arm's colour comes from its role, everything else from its class. */
final class ChartStyle {
  static final String CSS =
      """
      figure { margin: 0; }
      .chart { display: block; width: 100%; height: auto; }
      .chart text, .gains text { font-size: 12px; fill: var(--muted); }
      .narrow { display: none; }
      text.mid, .gains text { text-anchor: middle; }
      text.end { text-anchor: end; }
      text.halo {
        paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round;
      }
      .axis text.name { font-size: 12.5px; }
      .grid { stroke: var(--rule); stroke-width: 1; }
      .base, .tick { stroke: var(--muted); stroke-width: 1; }
      .zero { stroke: var(--ink); stroke-width: 1.25; }
      .arm { --c: var(--other); }
      .arm.winner { --c: var(--winner); }
      .arm.counterpart { --c: var(--counterpart); --dash: 6 4; }
      .arm.direct { --c: var(--direct); --dash: 2 3; }
      .arm.direct-tuned { --c: var(--direct-tuned); --dash: 9 3 2 3; }
      .arm.at-train-size { --c: var(--at-train-size); --dash: 12 4; }
      .curve { fill: none; stroke: var(--c); stroke-width: 2; stroke-dasharray: var(--dash, none); }
      .winner .curve { stroke-width: 2.75; }
      .other .curve { stroke-width: 1.25; }
      .curve { stroke-linejoin: round; }
      .area { fill: var(--c); opacity: 0.13; }
      .dot { fill: var(--c); stroke: var(--c); stroke-width: 1.75; }
      .dot.hollow { fill: var(--page); }
      .ring { fill: none; stroke: var(--c); stroke-width: 2; }
      .front { fill: none; stroke: var(--muted); stroke-width: 1.25; }
      .candidate { fill: var(--winner); }
      .prediction { fill: var(--prediction); }
      .landmarks line.trained { stroke: var(--muted); stroke-width: 1.25; stroke-dasharray: 3 3; }
      .landmarks line.best { stroke: var(--winner); stroke-width: 1.25; }
      .landmarks text.trained, .landmarks text.predicted { fill: var(--ink); }
      .chart text.best { fill: var(--winner); font-weight: 700; }
      .chart text.figure { fill: var(--ink); }
      .gain { --c: var(--muted); }
      .gain.claimed { --c: var(--good); }
      .gain.against { --c: var(--bad); }
      .span { stroke: var(--c); stroke-width: 2; }
      .gain.open .dot { fill: var(--page); }
      .legend {
        display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 0 0 12px; padding: 0;
        list-style: none; font-size: 14px;
      }
      .legend li { display: flex; align-items: center; gap: 8px; }
      .legend .note { color: var(--winner); font-weight: 700; }
      .legend .note:empty { display: none; }
      .swatch { width: 30px; height: 12px; flex: none; }
      th .swatch { margin-right: 8px; vertical-align: middle; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; }
      .bar, .chip { --c: var(--winner); }
      .bar.sweep, .chip.sweep { --c: #56b4e9; }
      .bar.tune, .chip.tune { --c: #e69f00; }
      .bar.conclude, .chip.conclude { --c: #009e73; }
      .bar { fill: var(--c); }
      .bar.train, .chip.train { --c: #0072b2; }
      .bar.failed { stroke: var(--bad); stroke-width: 2; }
      .bar.running { opacity: 0.6; }
      .lane text { fill: var(--ink); }
      .lane text.note { fill: var(--muted); }
      .chip { width: 14px; height: 12px; border-radius: 2px; background: var(--c); }
      @media screen and (max-width: 860px) {
        .pair { grid-template-columns: 1fr; max-width: 520px; }
      }
      @media screen and (max-width: 600px) {
        .wide { display: none; }
        .narrow { display: block; }
        .chart text, .gains text { font-size: 12px; }
        .legend { font-size: 13px; }
      }
      """;

  private ChartStyle() {}
}

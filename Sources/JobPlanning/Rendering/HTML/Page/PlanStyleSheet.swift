/// How the page looks: on screens light and dark, wide and narrow, and on paper.
enum PlanStyleSheet {
    static let markup: Markup = """
        :root {
          color-scheme: light dark;
          --paper: #fdfdfc; --ink: #1b1e22; --quiet: #5a616a; --line: #dcdfe3; --faint: #eef0f2;
          --accent: #0a6b78; --wash: #0a6b7826; --unknown: #8a929b;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14171a; --ink: #e6e8ea; --quiet: #9da5ae; --line: #343a41; --faint: #22272c;
            --accent: #58c3cf; --wash: #58c3cf33; --unknown: #7d868f;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0 auto; max-width: 76rem; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem;
          background: var(--paper); color: var(--ink);
          font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
          font-variant-numeric: lining-nums tabular-nums;
        }
        h1, h2, h3 { line-height: 1.2; font-weight: 600; text-wrap: balance; }
        h1 { margin: 0 0 1.25rem; font-size: clamp(1.5rem, 1rem + 2.5vw, 2.125rem); letter-spacing: -0.015em; }
        h2 { margin: 3.25rem 0 0.75rem; font-size: 1.25rem; letter-spacing: -0.005em; }
        h3 { margin: 2rem 0 0.25rem; font-size: 1rem; }
        p { margin: 0 0 0.75rem; max-width: 44rem; }
        code { font: 0.875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
        code, .written { overflow-wrap: anywhere; }
        .kicker { margin: 0 0 0.25rem; color: var(--accent); font-weight: 600; }
        .lead, figcaption, .fact, .kicker ~ dl dt { color: var(--quiet); }
        .facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; margin: 0; font-size: 0.875rem; }
        .facts dt { font-size: 0.75rem; }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .figures {
          display: flex; flex-wrap: wrap; gap: 1.25rem 3.25rem; margin: 2rem 0 0; padding: 1.25rem 0; border-block: 1px solid var(--line);
        }
        .figures div { display: flex; flex-direction: column-reverse; }
        .figures dd { margin: 0; font-size: 1.625rem; line-height: 1.2; letter-spacing: -0.015em; white-space: nowrap; }
        .figures dt { color: var(--quiet); font-size: 0.8125rem; }
        nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 1rem; font-size: 0.875rem; }
        a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
        section { scroll-margin-top: 1rem; }
        #warnings ul { padding: 0.75rem 1rem 0.75rem 2rem; border-left: 3px solid var(--accent); background: var(--faint); }
        .sentences { margin: 0; padding-left: 1.125rem; }
        .sentences li { margin: 0.25rem 0; max-width: 52rem; overflow-wrap: anywhere; }
        .changes { list-style: none; margin: 0; padding: 0; }
        .changes li { margin: 0.25rem 0; max-width: 52rem; overflow-wrap: anywhere; padding-left: 1.25rem; text-indent: -1.25rem; }
        .changes > li:has(ul) + li { margin-top: 0.75rem; }
        .changes + .scroll { margin-top: 1.5rem; }
        .changes ul { padding-left: 0.25rem; }
        .changes code { display: inline-block; width: 1.25rem; text-indent: 0; color: var(--accent); font-weight: 600; }
        details { margin: 0.75rem 0; }
        summary { cursor: pointer; color: var(--accent); width: fit-content; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

        .timeline { margin: 0 0 2.5rem; }
        figcaption { max-width: 48rem; margin-bottom: 0.75rem; font-size: 0.8125rem; }
        .lanes { list-style: none; margin: 0; padding: 0; }
        .lane {
          display: grid; grid-template: "name plot sum" auto / 15.5rem minmax(0, 1fr) 5.25rem;
          column-gap: 1.25rem; align-items: center; border-top: 1px solid var(--line);
        }
        .lanes .lane:last-child { border-bottom: 1px solid var(--line); }
        .name { grid-area: name; min-width: 0; padding: 0.125rem 0; line-height: 1.3; font-size: 0.8125rem; }
        .name code { font-size: 0.8125rem; }
        .name span { color: var(--quiet); font-size: 0.75rem; }
        .name > span { overflow-wrap: anywhere; }
        .zone { display: flex; gap: 0.75rem; white-space: nowrap; }
        .zone b { flex: none; font-weight: 400; }
        .zone span { overflow: hidden; text-overflow: ellipsis; }
        .zone i { flex: none; margin-left: -0.5rem; color: var(--quiet); font-style: normal; font-size: 0.75rem; }
        .fact { display: block; font-size: 0.75rem; overflow-wrap: anywhere; }
        .plot { grid-area: plot; position: relative; min-width: 0; align-self: stretch; }
        .sum { grid-area: sum; text-align: right; font-size: 0.8125rem; white-space: nowrap; }
        .plot svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
        .plot path { fill: none; vector-effect: non-scaling-stroke; }
        .plot .grid { stroke: var(--line); stroke-width: 1px; }
        .plot .area { fill: var(--wash); }
        .plot .edge { stroke: var(--accent); stroke-width: 1.25px; stroke-linejoin: round; }
        .plot .limit { stroke: var(--ink); stroke-width: 1px; stroke-dasharray: 4 3; }
        .plot .drain { stroke: var(--ink); stroke-width: 1px; }
        .plot .mark { stroke: var(--accent); stroke-width: 2px; }
        .plot .unknown { stroke: var(--unknown); }
        .plot .shade { fill: var(--wash); }
        .flag {
          position: absolute; top: 0; padding: 0 0.375rem; color: var(--ink); background: var(--paper);
          font-size: 0.75rem; line-height: 1.25; white-space: nowrap;
        }
        .flag { margin-left: 1px; }
        .flag.left { margin: 0 1px 0 0; transform: translateX(-100%); }
        .axis { border: 0; align-items: end; color: var(--quiet); font-size: 0.75rem; line-height: 1.35; }
        .axis .name, .axis .sum { padding: 0 0 0.25rem; font-size: 0.75rem; color: var(--quiet); }
        .axis .name { text-align: right; padding-right: 1.25rem; }
        .axis .utc { display: block; }
        .axis .plot { height: 3.75rem; }
        .axis .plot:not(:has(i)) { height: 2.75rem; }
        .tick { position: absolute; bottom: 0.25rem; transform: translateX(-50%); text-align: center; white-space: nowrap; }
        .tick b, .tick i { display: block; font-style: normal; }
        .tick b { color: var(--ink); font-weight: 600; }

        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
        th, td { padding: 0.375rem 1rem 0.375rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { color: var(--quiet); font-size: 0.75rem; font-weight: 400; white-space: nowrap; vertical-align: bottom; }
        tbody th { font-weight: 400; min-width: 10rem; }
        td { white-space: nowrap; }
        td:last-child { white-space: normal; }
        .n { text-align: right; }
        td.n { white-space: nowrap; }
        footer { margin-top: 3.5rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.8125rem; }

        @media (max-width: 70rem) {
          .tick:not(.major) { display: none; }
        }
        @media (max-width: 44rem) {
          body { padding-top: 1.5rem; }
          .lane { grid-template: "name sum" auto "plot plot" auto / minmax(0, 1fr) auto; padding: 0.25rem 0; }
          .axis .name { text-align: left; }
          .axis .name .utc { display: inline; }
          .axis .name .utc::before { content: ", below "; }
          .tick.first { transform: none; text-align: left; }
          .tick.last { transform: translateX(-100%); text-align: right; }
          .figures { gap: 1rem 2.25rem; }
          .figures dd { font-size: 1.375rem; }
        }
        @media print {
          :root {
            color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --faint: #f3f3f3;
            --accent: #0a5560; --wash: #0a556026; --unknown: #777;
          }
          @page { margin: 14mm; }
          html { font-size: 11.5px; }
          body { padding: 0; max-width: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          nav, details:not([open]), section:has(> h2 + details:not([open])) { display: none; }
          .tick:not(.major) { display: none; }
          h2 { margin-top: 1.5rem; }
          h1, h2, h3, figcaption, .lead, .axis { break-after: avoid; }
          .lane, tr, .figures, li, figcaption, .lead { break-inside: avoid; }
          thead { display: table-header-group; }
          .scroll { overflow: visible; }
        }

        """
}

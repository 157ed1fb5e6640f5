namespace MediFacial.Devices.Scenarios.Suites.Reports;

/// <summary>The look of the report: calm, readable in print, light or dark as the reader's machine is.</summary>
static class ReportStyle
{
    public const string Css = """
        :root{--ink:#1c2733;--quiet:#5f6f7f;--line:#d9e0e6;--paper:#fff;--panel:#f6f8fa;--accent:#0f6f8f;--good:#1c7c54;--bad:#b3261e;--warn:#8a5a00;--true:#1c2733;--reading:#0f8fb3;--second:#7a5cc4;--set:#1c7c54;--limit:#b3261e;--step:#dbeaf0;--alarm:#f5dcb0}
        @media(prefers-color-scheme:dark){:root{--ink:#e3eaf0;--quiet:#8fa1b2;--line:#2c3945;--paper:#12191f;--panel:#1a232b;--accent:#5bc0de;--good:#58c795;--bad:#ff8a80;--warn:#e8b75a;--true:#f2f6f9;--reading:#5bc0de;--second:#b39ef0;--set:#58c795;--limit:#ff8a80;--step:#203642;--alarm:#4a3a17}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:1120px;margin:32px auto;padding:0 24px}
        h1{font-size:26px;font-weight:600;margin:0}h2{font-size:19px;font-weight:600;margin:0 0 4px}section{border-top:1px solid var(--line);padding:28px 0}
        .quiet{color:var(--quiet);margin:2px 0 10px}.sum{font-size:18px;font-weight:600;margin:4px 0}.good{color:var(--good)}.bad{color:var(--bad)}a{color:var(--accent);text-decoration:none}
        table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--quiet);font-weight:500}
        .number{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}.journal{font-size:13px}.journal tr.bad td{color:var(--bad)}.journal tr.warn td{color:var(--warn)}
        .failure{border-left:4px solid var(--bad);padding:6px 12px;background:var(--panel)}figure{margin:12px 0}summary{cursor:pointer;color:var(--accent)}
        svg{width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:var(--quiet);font-variant-numeric:tabular-nums}svg .title{fill:var(--ink);font-weight:600;font-size:12px}svg .band{fill:var(--ink)}
        svg path,svg line{fill:none;stroke-width:1.4}.frame{fill:var(--panel);stroke:var(--line)}svg .grid{stroke:var(--line);stroke-width:.7}
        svg .true{stroke:var(--true)}svg .reading{stroke:var(--reading)}svg .second{stroke:var(--second)}svg .set{stroke:var(--set);stroke-dasharray:5 3}svg .limit{stroke:var(--limit);stroke-dasharray:2 3}
        svg .mark{stroke:var(--accent);stroke-width:1;stroke-dasharray:1 3}svg .lead{stroke:var(--accent);stroke-width:.6}svg .event{fill:var(--accent)}svg .step{fill:var(--step)}svg .paused{fill:var(--alarm)}svg .stopped{fill:var(--bad);opacity:.45}svg .alarm{fill:var(--alarm)}
        """;
}

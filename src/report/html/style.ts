/** SHA-256 of the style, in base64, for the page's Content-Security-Policy. */
export const STYLE_HASH = 'ryfy4+7LMCjm0W0YM4suMT7ObIaVcc7q0niVRO8Yso4=';

/** The style of the page: light and dark, narrow and wide, on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--line:#c9cdd5;--text:#1b1f27;--quiet:#545b68;--link:#0b57b0;--fail:#b3141f;--fail-ground:#fdeceb;--warn:#7a4d00;--warn-ground:#fff4dc;--pass:#12692f;--pass-ground:#e4f5e8;--event:#5b2aa0;--event-ground:#f1eafc}
@media (prefers-color-scheme:dark){:root{--ground:#14171c;--panel:#1d2127;--line:#434a56;--text:#e6e8ec;--quiet:#a9b0bc;--link:#8ab8ff;--fail:#ff9d97;--fail-ground:#3d1a1c;--warn:#f3c35d;--warn-ground:#372b10;--pass:#7fd497;--pass-ground:#15301d;--event:#cdb2ff;--event-ground:#2c2144}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0 auto;max-width:72rem;padding:1rem clamp(.75rem,3vw,2rem) 4rem;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;margin:0}
h1{font-size:1.6rem;display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
h2{font-size:1.3rem;margin:2.5rem 0 .8rem}
h3{font-size:1.05rem}
h4,.part{font-size:.9rem;margin:.8rem 0 .3rem}
p{margin:.4rem 0}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre{font:.84rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;unicode-bidi:isolate}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.to-main{position:absolute;left:-999rem}
.to-main:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem 1rem;z-index:1}
.quiet,small,.source{color:var(--quiet)}
.headline{font-size:1.1rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:1rem 0 0;padding:.6rem 0;border-block:1px solid var(--line)}
.badge{display:inline-block;font-size:.85em;font-weight:700;padding:.05em .55em;border-radius:.3em;border:1px solid currentColor}
.pass{color:var(--pass)}.fail{color:var(--fail)}.warn,.unknown{color:var(--warn)}.mark.skip{color:var(--quiet)}
.badge.pass{background:var(--pass-ground)}.badge.fail{background:var(--fail-ground)}.badge.unknown{background:var(--warn-ground)}
.mark{font-weight:700}
.finding{border:1px solid var(--line);border-left:.3rem solid var(--warn);border-radius:.4rem;padding:.8rem 1rem;margin:0 0 1rem}
.finding.error{border-left-color:var(--fail)}
.rule{font-weight:700;white-space:nowrap}
.where{color:var(--quiet);margin:.1rem 0 .6rem}
.level{font-weight:700;color:var(--warn)}.error .level{color:var(--fail)}
.breach{border-top:1px solid var(--line);padding-top:.4rem;margin-top:.6rem}
.breach:target,.whole:target{outline:2px solid var(--link);outline-offset:.4rem}
.message{font-weight:600}
.times{font-weight:400;color:var(--quiet)}
dl{margin:.3rem 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .8rem}
dt{color:var(--quiet)}dd{margin:0}
.code{position:relative;background:var(--panel);border:1px solid var(--line);border-radius:.3rem;padding:.5rem .7rem;margin:.4rem 0;overflow-x:auto;white-space:pre;overflow-wrap:normal;max-height:30rem}
.excerpt mark{background:var(--fail-ground);color:inherit;display:inline-block;min-width:calc(100% + 1.4rem);margin:0 -.7rem;padding:0 .7rem;border-left:.25rem solid var(--fail);padding-left:.45rem}
.warning .excerpt mark{background:var(--warn-ground);border-color:var(--warn)}
.expected{color:var(--fail)}.warning .expected{color:var(--warn)}
.repair{background:var(--pass-ground);padding:.4rem .7rem;border-radius:.3rem}
.example{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 1rem}
summary{cursor:pointer;padding:.25rem 0}
summary h3,summary h4{display:inline}
.scroll{position:relative;overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:700;padding:.4rem 0}
th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
thead th{vertical-align:bottom;border-bottom-width:2px}
tbody th{font-weight:400}
.matrix td{text-align:center}.matrix td a{display:block;text-decoration:none}
.matrix td:has(.fail){background:var(--fail-ground)}.matrix td:has(.warn,.unknown){background:var(--warn-ground)}
.matrix tr>th:first-child{position:sticky;left:0;background:var(--ground)}
.matrix thead th:not(:first-child){text-align:center}
.matrix small{display:block;font-weight:400}
.thread{border:1px solid var(--line);border-radius:.4rem;padding:.3rem .8rem;margin:.5rem 0}
.sequence{margin:.6rem 0;font-size:.88rem}
.sequence .lanes{display:grid;grid-auto-columns:1fr;grid-auto-flow:column;text-align:center;font-weight:700}
.sequence ol{list-style:none;margin:0;padding:.3rem 0;position:relative}
.sequence li{display:grid;row-gap:.1rem;padding:.3rem 0;position:relative}
.two li,.two ol{--half:25%}.three li,.three ol{--half:16.6667%}
.two li{grid-template-columns:repeat(4,minmax(0,1fr))}
.three li{grid-template-columns:repeat(6,minmax(0,1fr))}
.sequence ol::before,.sequence ol::after{content:"";position:absolute;top:0;bottom:0;border-left:1px dashed var(--line)}
.sequence ol::before{left:var(--half)}
.sequence ol::after{right:var(--half)}
.three .lanes+ol{background:linear-gradient(var(--line),var(--line)) 50% 0/1px 100% no-repeat}
.arrow{grid-column:2/4;border-bottom:2px solid var(--quiet);padding:0 .7rem .1rem;position:relative}
.arrow::after{content:"";position:absolute;bottom:-6px;border-block:5px solid transparent}
.to-service::after,.to-callback::after{right:-1px;border-left:8px solid var(--quiet)}
.to-platform::after,.from-callback::after{left:-1px;border-right:8px solid var(--quiet)}
.to-platform,.from-callback{border-bottom-style:dashed}
.to-callback,.from-callback{grid-column:4/6}
.wrong .arrow{border-color:var(--fail);color:var(--fail)}
.wrong .to-service::after,.wrong .to-callback::after{border-left-color:var(--fail)}
.wrong .to-platform::after,.wrong .from-callback::after{border-right-color:var(--fail)}
.sequence .event{display:block;text-align:center}
.note,.event-mark{background:var(--event-ground);color:var(--event);border-radius:.3rem;padding:.05rem .4rem;position:relative}
.gap{text-align:center;color:var(--quiet);display:block!important}
.gap,.note{z-index:0}
.number{font-weight:700;font-variant-numeric:tabular-nums}
.to-finding{font-weight:700;color:var(--fail)}
.exchange{border-bottom:1px solid var(--line)}
.exchange.wrong>summary{border-left:.3rem solid var(--fail);padding-left:.5rem}
.whole{padding:.3rem 0 .8rem 1rem;scroll-margin-top:5rem}
@media (max-width:40rem){body{font-size:15px}.arrow{padding:0 .3rem .1rem}.whole{padding-left:0}.matrix .title{display:none}dl{grid-template-columns:minmax(0,1fr)}}
@media print{body{max-width:none;padding:0}nav,.to-main{display:none}.finding,.thread{break-inside:avoid-page}.code{white-space:pre-wrap;overflow-wrap:anywhere;max-height:none}details::details-content{content-visibility:visible;display:block;block-size:auto}}
`;

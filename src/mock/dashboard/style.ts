import { STYLE } from '../../report/html/style.ts';

/** The style of the dashboard: that of the report, and what only a page that lives needs. */
export const DASHBOARD_STYLE = `${STYLE}
[hidden]{display:none!important}
button,select,input{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--quiet);border-radius:.3rem;padding:.4rem .7rem;max-width:100%;min-height:2.5rem}
button{background:var(--panel);cursor:pointer;font-weight:600}
button.main{background:var(--link);border-color:var(--link);color:var(--ground)}
form{display:grid;gap:.8rem 1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr));align-items:end}
fieldset{border:1px solid var(--line);border-radius:.4rem;padding:.4rem 1rem .9rem;margin:0;min-width:0;grid-column:1/-1}
.fields{display:grid;gap:.8rem 1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr))}
.field{display:grid;gap:.2rem;min-width:0}
.field input,.field select{width:100%}
.fault{border:1px solid var(--line);border-left:.3rem solid var(--fail);border-radius:.4rem;padding:.6rem 1rem;background:var(--fail-ground)}
.row{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}
.row h2{margin:0}
section{margin:2.2rem 0 0}
#connection.lost{color:var(--fail);font-weight:700}
#connection.live{color:var(--pass);font-weight:700}
.none{color:var(--quiet);padding:.3rem 0}
table code{overflow-wrap:anywhere}
.standing td,.standing th{min-width:5rem}
.standing td:has(code){min-width:12rem}
#traffic{list-style:none;margin:.6rem 0;padding:0;border-top:1px solid var(--line)}
#traffic>li{border-bottom:1px solid var(--line);padding:.15rem 0 .15rem .6rem;border-left:.3rem solid transparent}
#traffic>li.bad{border-left-color:var(--fail)}
#traffic>li.event{border-left-color:var(--event)}
#traffic .line{display:grid;grid-template-columns:5.5rem 7rem minmax(0,1fr) minmax(4rem,max-content);gap:.1rem .8rem;align-items:baseline;padding:.25rem 0}
#traffic summary{display:flex;gap:.4rem;align-items:baseline}
#traffic summary .line{flex:1;padding:0}
#traffic summary::before{content:"▸";color:var(--quiet);width:1rem}
#traffic details[open]>summary::before{content:"▾"}
#traffic li>.line{padding-left:1.4rem}
#traffic small{margin-left:.5rem}
#traffic .kind{font-weight:600}
#traffic .event .kind{color:var(--event)}
#traffic .outcome{text-align:right;font-variant-numeric:tabular-nums}
#traffic .bad .outcome{color:var(--fail);font-weight:700}
#traffic time{color:var(--quiet);font-variant-numeric:tabular-nums}
@media (max-width:40rem){.standing td,.standing th{min-width:0}.standing td:has(code){min-width:8rem}#traffic .line{grid-template-columns:5.5rem minmax(0,1fr);}#traffic .what{grid-column:1/-1}#traffic .outcome{text-align:left;grid-column:1/-1}}
`;

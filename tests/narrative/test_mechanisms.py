"""Each mechanism that the blind texts asked for, alone: what a figure means, or that it means nothing of this report."""

from __future__ import annotations

import pytest

from govdisclosure import Figure, figures
from tests.narrative import invented as inv

LEGAL = inv.LEGAL

READ = [
    ("kinds counted together", inv.BUREAU, "收到申请38件，不予处理和其他处理{6|处+他?}件。"),
    ("a receipt is a part of the total behind it", inv.STREET, "转来信息公开申请9件，街道直接受理29件，共计{38|一}件。"),
    ("the year's total of halves", inv.BUREAU, "上半年收到申请21件，下半年收到申请17件，全年合计{40|一}件。"),
    ("of which ways the total", inv.BUREAU, "新收申请中网上提交26件、信函提交12件，合计{38|一}件。"),
    ("no sum of the ways, yet the total", inv.BUREAU, "新收申请中网上提交26件、信函提交12件，合计{45|一}件。"),
    ("a year alone", inv.BUREAU, "申请量连续三年下降，2022年62件、2023年49件、2024年{38|一?}件。"),
    ("a number of terms is no term", inv.BUREAU, "收到政府信息公开申请38件，上年结转4件，两项合计{42|一+二}件。"),
    ("compared first, then told", inv.BUREAU, "收到政府信息公开申请较去年的49件减少了11件，为{38|一}件。"),
    ("a street's office", inv.STREET, "街道办2024年新收依申请公开{38|一}件。"),
    ("nobody asked", inv.BUREAU, "{未发生公民申请政府信息公开的情况|一=0}。"),
    ("requests behind a result", inv.BUREAU, "无法提供的申请共{9|无}件。"),
    ("what is left open, number first", inv.BUREAU, "已办结申请39件，尚有{3|四}件在法定期限内办理。"),
    ("公开 alone among results", inv.BUREAU, "收到申请38件，公开{14|予?}件、部分公开5件、不予公开5件。"),
    ("撤销 of a decision", inv.BUREAU, "信息公开行政复议4件，复议机关维持2件、撤销{1|复纠?}件。"),
    ("documents named by a heading", inv.BUREAU, "行政规范性文件管理情况：本年制发{5|发}件，废止{2|废}件，继续有效{40|效}件。"),
    ("cases behind a number", inv.BUREAU, "因信息公开收到的{4|复}件行政复议均已答复，目前{3|复维+复纠+复他}件已审结。"),
    ("applicants behind a number", inv.BUREAU, "收到政府信息公开申请38件，{30|人}件由自然人提出。"),
    ("本级 of one's own", inv.TOWN, "全镇各村公开村务信息1320条，镇本级收到依申请公开{38|一}件。"),
    ("结转 beside 新收", inv.BUILDING, "共处理政府信息公开申请42件（新收38件、结转{4|二}件）。"),
    ("结转 behind 新增, summed up", inv.BUREAU, "政府信息公开申请新增38件，结转{4|二}件，合计{42|一+二}件。"),
    ("accepted within what was handled", inv.BUREAU, "办理依申请公开事项42件，其中本年度受理38件，上年度转入{4|二}件。"),
    ("already carried forward, number first", inv.BUREAU, "未到答复期限的{3|四}件申请已结转下年度。"),
    ("settled, number first", inv.BUREAU, "在{39|七}件已办结申请中，予以公开占比{35.9|予}%。"),
    ("more than a part cannot be of it", inv.BUREAU, "答复政府信息公开申请39件。其中，主动告知获取方式2件，予以公开{14|予}件。"),
    ("a row named before 申请", inv.BUREAU, "收到申请38件，{2|信访}件信访举报投诉类申请引导其通过信访渠道办理。"),
    ("disputes of disclosure among all", inv.BUREAU, "行政诉讼案件22件，其中政府信息公开类{3|直+后}件。"),
    ("an office within the body", inv.TOWN, "便民服务中心受理各类事项2630件，党政办受理政府信息公开申请{38|一}件。"),
    (
        "the body itself behind others",
        inv.BUREAU,
        "指导局属单位答复申请6件；收到政府信息公开申请{38|一}件，局机关答复申请{39|七}件。",
    ),
    ("the body itself, where others are told of", inv.BUREAU, "全县各单位收到申请326件，我局收到政府信息公开申请{38|一}件。"),
    ("the body itself, whose requests are not named", inv.BUREAU, "指导局属单位答复申请6件；局机关自行答复{39|七?}件。"),
    ("申请 of all sorts", inv.BUREAU, "做好依申请公开，接收各类申请{38|一}件，其中村民申请{30|人}件。"),
    ("carried in until this year", inv.BUREAU, "去年结转至今年办理的申请{4|二}件。"),
    ("a part that alone is about disclosure", inv.BUREAU, "接收各类申请52件，其中信息公开申请{38|一}件，办结{39|七?}件。"),
    ("a part of what is all about disclosure", inv.BUREAU, "收到政府信息公开申请{38|一}件，其中受理36件，办结{39|七}件。"),
    ("a part named like its whole", inv.BUREAU, "收到信息公开申请{38|一}件，其中属于政府信息公开申请36件、咨询2件。"),
    ("a way by which a part came in", inv.BUREAU, "收到申请{38|一}件，其中政府信息公开平台提交30件。"),
    ("all of them about disclosure", inv.BUREAU, "全年收到行政复议{4|复}件，均与政府信息公开有关。"),
    ("公开申请", inv.BUREAU, "全年收到公开申请{38|一}件，其中自然人{30|人}件。"),
    ("全部公开 among results", inv.BUREAU, "收到申请38件，全部公开{14|予?}件、部分公开5件、不予公开5件。"),
    ("公开 with its object", inv.BUREAU, "申请公开的{38|一?}件中，予以公开{14|予}件、部分公开{5|部}件。"),
    ("a row by the core of its label", inv.BUREAU, "答复申请39件，因属过程性信息不予公开{3|过程}件。"),
    ("a row with its label's second half", inv.BUREAU, "办结申请39件，逾期不补正不再处理{1|未补正}件。"),
    ("a row whose name ends in 公开", inv.BUREAU, "不予公开5件，其中法律、行政法规禁止公开{0|禁止}件。"),
    (
        "how suits came, number first",
        inv.BUREAU,
        "因信息公开引发行政诉讼3件，其中{2|直}件为未经复议直接起诉，{1|后}件系复议后起诉。",
    ),
    ("another outcome, number first", inv.BUREAU, "因信息公开引发行政诉讼3件，{2|直维+后维}件维持，{1|直他+后他}件其他结果。"),
    ("what was upheld", inv.BUREAU, "信息公开行政复议4件，维持原行政行为{2|复维}件。"),
    ("why, then what became of it", inv.BUREAU, "已办结申请39件，另有{3|四}件因收到时间较晚，结转下一年度办理。"),
    ("carried in until a year that is named", inv.BUREAU, "2023年结转至2024年办理的申请{4|二}件。"),
    ("the sum of what stands above", inv.BUREAU, "上年结转申请4件，本年新收38件，以上{42|一+二}件均已登记在册。"),
    ("this year's part of many years", inv.BUREAU, "我局历年累计收到申请304件，其中2024年{38|一}件。"),
    (
        "all bodies of the territory",
        inv.CITY,
        "全市各级各部门共收到政府信息公开申请{38|一?}件，其中市政府本级12件，市直部门26件。",
    ),
    ("applicants called 单位", inv.BUREAU, f"申请38件中，个人申请30件，占78.9%；单位申请{{8|{inv.LEGAL}}}件。"),
    ("the rest, result behind", inv.BUREAU, "不予公开申请5件，其他{14|予?}件申请全部予以公开。"),
    ("new ones of documents", inv.BUREAU, "现行有效的规范性文件{40|效}件，其中当年新增{5|发}件。"),
    ("documents newly made", inv.BUREAU, "2024年新制发行政规范性文件{5|发}件。"),
    ("no documents newly made", inv.BUREAU, "{未新制定行政规范性文件|发=0}。"),
    ("not a single dispute", inv.BUREAU, "{没有发生一起因政府信息公开引起的行政复议或行政诉讼|复+直+后=0}案件。"),
    ("not a single request", inv.BUREAU, "我局{未收到一件政府信息公开申请|一=0}。"),
    ("none annulled", inv.BUREAU, "信息公开行政复议4件，{无被撤销|复纠=0}情形。"),
    ("no decision of a list", inv.BUREAU, "{未作出行政许可、行政处罚|罚=0}决定。"),
    ("why, then the result", inv.BUREAU, "答复申请39件，{9|无}件因不掌握该信息等原因无法提供。"),
    ("what a row is about", inv.BUREAU, "答复申请39件，对涉及第三方合法权益的{2|三方}件依法不予公开。"),
    ("requests registered", inv.BUREAU, "全年共登记政府信息公开申请{38|一}件，均已答复。"),
    ("law firms", inv.BUREAU, "收到申请38件，{30|人}件由自然人提出，{2|律}件由律师事务所提出。"),
    (
        "all applicants are told, so all results are",
        inv.BUREAU,
        f"从申请人看，自然人申请30件，法人和其他组织申请{{8|{inv.LEGAL}}}件。从结果看，予以公开{{14|予}}件，部分公开{{5|部}}件。",
    ),
    ("nobody at all", inv.BUREAU, "{没有收到公民、法人或者其他组织的信息公开申请|一=0}。"),
    ("nothing carried forward", inv.BUREAU, "收到申请38件，{无结转下年度办理件|四=0}。"),
    ("no charges taken", inv.BUREAU, "2024年{未收取行政事业性收费|费=0}。"),
    ("a decision, number first", inv.BUREAU, "答复申请39件，对{14|予}件申请作出予以公开决定，对{5|部}件作出部分公开决定。"),
    ("a cause that is disclosure", inv.BUREAU, "因不服答复提起行政复议{4|复?}件，因信息公开工作引发行政诉讼{3|直+后?}件。"),
    ("a bracket of all parts", inv.BUREAU, "处理结果中予以公开类共{19|予+部}件（全部公开14件，部分公开5件）。"),
    ("a sum of receipts with what was carried in", inv.BUREAU, "收到申请{38|一}件，加上上年结转4件，共受理42件。"),
    ("a place of one's own", inv.CITY, "云溪市收到政府信息公开申请{38|一}件。"),
    ("a park is no other place", inv.BUREAU, "2024年园区{未制定规范性文件|发=0}。"),
    ("done by now, and what goes on", inv.BUREAU, "共需办理申请42件，年内已办{39|七}件，剩余{3|四}件正在按程序办理。"),
    ("a judgment, number first", inv.BUREAU, "信息公开行政诉讼3件，{2|直维+后维}件经法院判决驳回原告诉讼请求。"),
    ("answered in time, number first", inv.BUREAU, "收到申请38件，{39|七}件按期办结。"),
    ("parts that are named one by one", inv.BUREAU, "不予公开5件，理由分别为第三方权益{2|三方}件、过程性信息{3|过程}件。"),
    ("what disputes are about, in a bracket", inv.BUREAU, "行政复议案件{4|复}件（涉及政府信息公开，下同）。"),
    ("the others' requests", inv.BUREAU, "收到自然人申请30件、商业企业申请4件、其他申请{1|别}件。"),
    ("concluded by another outcome", inv.BUREAU, "信息公开行政诉讼3件，其中{1|直他+后他}件以其他结果结案。"),
    ("no matters at all", inv.BUREAU, "我局{无依申请公开事项|一=0}。"),
    ("zero told by a number is told once", inv.BUREAU, "全年因信息公开被申请行政复议{0|复}件，行政诉讼{0|直+后}件。"),
    ("a group, the number, the row", inv.BUREAU, "依法不予公开{3|过程}件过程性信息、{2|三方}件涉及第三方权益的信息。"),
    ("a group, the number, a row of another group", inv.BUREAU, "收到申请38件，不予处理{3|处}件、逾期未补正{1|未补正}件。"),
    ("a group, the number, no row", inv.BUREAU, "收到申请38件，不予公开{5|不}件申请并说明理由。"),
    ("one by one", inv.BUREAU, "对收到的{38|一}件申请逐件登记、逐件审核、逐件答复，其中{9|无}件无法提供。"),
    ("a branch", "青禾县生态环境分局", "本分局申请总数为{38|一?}件。"),
    ("disputes about oneself", inv.STREET, "涉及街道的信息公开行政复议{4|复}件。"),
    ("results behind websites", inv.BUREAU, "运行政府网站5个。依申请公开方面，予以公开{14|予}件，部分公开{5|部}件。"),
    ("no requests in whatever form", inv.BUREAU, "{未收到任何形式的政府信息公开申请|一=0}。"),
    ("nobody has asked", inv.BUREAU, "{没有公民、法人和其他组织向我局提出政府信息公开申请|一=0}。"),
    ("all requests, number first", inv.BUREAU, "2024年，{38|一}件申请均按期答复。"),
    ("suits lost", inv.BUREAU, "信息公开行政诉讼3件，败诉{0|直纠+后纠?}件。"),
    ("a zone that reports itself", "云溪高新区管理委员会", "云溪高新区收到政府信息公开申请{38|一}件。"),
    (
        "disputes beside others that are not about disclosure",
        inv.BUREAU,
        "因信息公开引发行政复议{4|复}件；行政诉讼案件22件，与政府信息公开无关。",
    ),
    ("handed in", inv.BUREAU, "收到群众递交的信息公开申请表{38|一}份。"),
    ("ways are parts of what was handled", inv.BUREAU, "全年办理依申请公开42件，网站受理26件，快递受理16件。予以公开{14|予}件。"),
    ("how many, without a unit", inv.BUREAU, "公开申请件数为{38|一}，答复件数为{39|七}。"),
    ("annulled and sent back", inv.BUREAU, "信息公开行政复议4件，撤销并责令重新处理{1|复纠?}件。"),
    ("a dispute before its verb", inv.BUREAU, "政府信息公开行政复议案件发生{4|复}件，行政诉讼受理{3|直+后}件。"),
    ("withdrawn, then ended", inv.BUREAU, "信息公开行政诉讼3件，{1|直他+后他}件原告撤诉后终止。"),
    ("documents joined to others", inv.BUREAU, "全年制定规章0件、规范性文件{5|发}件，废止规章0件、规范性文件{2|废}件。"),
    ("not public among results", inv.BUREAU, "办结申请39件，予以公开14件、部分公开5件、不公开{5|不?}件。"),
    ("no suit lost", inv.BUREAU, "{无政府信息公开行政诉讼败诉|直纠+后纠=0?}的情形。"),
    ("all from natural persons", inv.BUREAU, f"收到申请38件，{{均来自自然人|{LEGAL}=0?}}。"),
    ("no charges", inv.BUREAU, "2024年{无行政事业性收费|费=0}。"),
]
"""A name, who writes, and a text whose marked figures mean just these cells; a difference contradicts where there is no `?`."""

NOT_HELD = [
    ("a manner of answering", inv.BUREAU, "受理政府信息公开申请38件，当场答复{6|}件。"),
    ("a part that was answered", inv.BUREAU, "受理政府信息公开申请38件，其中办结{30|七}件。"),
    ("not natural persons alone", inv.BUREAU, "收到政府信息公开申请38件，{均为自然人|=0}和企业申请。"),
    ("a year alone, of documents", inv.BUREAU, "公开政府信息，2023年420件、2024年{512|}件。"),
    ("a part of a total", inv.STREET, "转来信息公开申请9件，街道直接受理{29|}件，共计38件。"),
    ("all disputes of the body", inv.BUREAU, "因政府信息公开申请行政复议4件；行政诉讼案件{22|}件，其中政府信息公开类3件。"),
    ("all matters, a part about disclosure", inv.BUREAU, "接收各类申请{52|}件，其中信息公开申请38件。"),
    ("all matters, a part called otherwise", inv.BUREAU, "全年办理申请{52|}件，其中涉及政府信息公开的申请三十八件。"),
    ("what was settled of all matters", inv.BUREAU, "收到各类申请52件，办结{50|}件，其中依申请公开事项38件。"),
    ("more than the part about disclosure", inv.BUREAU, "接收各类申请52件，其中信息公开申请38件，办结{50|七}件。"),
    ("another system", inv.REFORM, "全市发改系统收到申请{126|}件。"),
    ("the body with what belongs to it", inv.REFORM, "全委收到政府信息公开申请{40|一}件。"),
    ("a rate of something else", inv.REFORM, "收到政府信息公开申请38件。流转投诉举报件560件，办结率{100|}%。"),
    ("公开 of documents", inv.BUREAU, "收到申请38件，公开信息{14|}条，不予公开5件。"),
    ("公开 without other results", inv.BUREAU, "收到申请38件，另公开{14|}件。"),
    ("an applicant's 撤销", inv.BUREAU, "信息公开行政复议4件，其中申请人撤销{1|}件。"),
    ("a part of the last month", inv.BUREAU, "2024年12月下旬收到的{3|}件申请尚在办理期限内；全年共收到38件。"),
    ("one instance of the suits", inv.BUREAU, "信息公开方面一审行政诉讼3件，二审行政诉讼{1|}件。"),
    ("a decision on the complaint", inv.BUREAU, "信息公开行政复议4件，其中驳回复议申请{3|}件。"),
    ("no decision", inv.BUREAU, "作出行政处罚决定356件，不予行政处罚{5|}件。"),
    ("more than were registered", inv.BUREAU, "共收到申请{39|一}件次，其中1件未予登记，实际登记受理38件。"),
    ("an applicant is no request", inv.BUREAU, "收到申请38件，有{1|}件申请人来电说明情况。"),
    ("disputes that are not about disclosure", inv.BUREAU, "信息公开有序推进。行政复议案件{62|}件，与政府信息公开无关。"),
    ("disputes judged", inv.BUREAU, "信息公开有序推进。行政复议案件{62|}件，其中我局作为复议机关审结58件。"),
    (
        "disputes that are not about disclosure, told before",
        inv.BUREAU,
        "信息公开行政复议4件。另有不涉及信息公开的行政复议{17|}件。",
    ),
    ("what is asked about is no applicant", inv.BUREAU, "收到申请38件，其中涉及企业信息的{2|}件。"),
    ("a rate of letters", inv.BUREAU, "回复网民留言138条，答复率{100|}%。"),
    ("what became of the new ones", inv.BUREAU, "办结申请39件，其中当年新收申请办结{35|}件。"),
    ("all disputes of the body", inv.BUREAU, "因信息公开引发行政复议4件。全局行政复议案件共{46|}件。"),
    ("late answers", inv.BUREAU, "收到申请38件，办结39件，超期答复{0|}件。"),
    ("disputes that are others by name", inv.BUREAU, "除涉及信息公开的行政复议4件外，另有其他行政复议{17|}件。"),
    ("disputes by another cause", inv.BUREAU, "信息公开有序推进。因征地引发行政诉讼{22|}件。"),
    ("what became of others", inv.BUREAU, "信息公开行政复议4件；因行政处罚被复议15件，维持{12|}件。"),
    ("complaints that a government judges", inv.CITY, "市政府受理行政复议案件260件，其中信息公开类{62|}件。"),
    ("licences asked for", inv.BUREAU, "受理行政许可{1320|}件，作出行政许可决定1200件。"),
    ("one cell, two numbers", inv.BUREAU, "制定规范性文件{3|发}件，修订规范性文件2件，共制发规范性文件5件。"),
    ("no requests about something", inv.BUREAU, "{未收到涉及教育领域的申请|=0}。"),
    ("no requests in some way", inv.BUREAU, "{未收到以邮件形式提交的政府信息公开申请|=0}。"),
    ("results of what was carried in", inv.BUREAU, "上年度结转4件中，予以公开2件，无法提供{2|无}件。"),
    ("last year's settlements", inv.BUREAU, "全年受理申请38件。去年办结{47|}件。"),
    ("a section of the body", inv.BUREAU, "收到申请38件，其中规划科办理申请{16|}件。"),
    ("other places", inv.CITY, "江北区收到申请{12|}件，江南区收到申请26件。"),
    ("another place than the body's own", inv.BUREAU, "青禾县收到申请{312|}件。"),
    ("results behind those of a part", inv.CITY, "全市推进依申请公开，市本级予以公开8件、部分公开{2|部}件。"),
    ("a part of the receipts summed up", inv.STREET, "收到转办申请9件、直接受理申请{29|}件，共计受理38件。"),
    ("withdrawn, of something else", inv.BUREAU, "行政许可办件1560件，其中撤回{340|}件。"),
    ("a body of reconsideration", inv.BUREAU, "作为复议机构，审结信息公开行政复议{170|}件。"),
    ("one of several times", inv.BUREAU, "清理规范性文件，第一轮废止{1|}件。"),
    ("a sum of requests and others", inv.BUREAU, "收到申请38件、咨询12件，共{50|一}件。"),
    ("what became of requests and others", inv.BUREAU, "收到申请38件、咨询12件，共50件，答复{49|七}件。"),
    ("complaints that a government receives", inv.CITY, "市政府收到行政复议申请260件，其中信息公开类{62|}件。"),
    ("settled this year of this year's", inv.BUREAU, "收到申请38件，其中本年收到本年答复{35|}件。"),
    ("in time, beside others that were late", inv.BUREAU, "收到申请38件，{33|}件按期办结，6件延期办结。"),
    ("numbers of several, respectively", inv.BUREAU, "三个股室分别收到申请{12|}件、18件、8件。"),
    ("some requests answered again", inv.BUREAU, "收到申请38件；对其中{1|}件信息公开申请重新作出答复。"),
    ("what is asked for", inv.BUREAU, "收到申请38件，涉及62项内容，其中不掌握{28|不掌握}项。"),
    ("a level of government", inv.CITY, "其中，市级收到申请{15|}件，县级收到申请23件。"),
    ("several years together", inv.BUREAU, "2024年收到申请38件，三年累计{149|}件。"),
    ("one applicant", inv.BUREAU, "居民共提出38件申请，其中一位居民提出{4|}件。"),
    ("disputes as defendant, of all", inv.BUREAU, "行政复议案件{62|}件，其中以我局为被申请人的信息公开复议4件。"),
    ("proposals sorted", inv.BUREAU, "收到申请38件。公开建议提案答复26件，不予公开{2|}件。"),
    ("a zone by its long name", inv.CITY, "云溪经济技术开发区收到申请{18|}件。"),
    ("a part of the documents made", inv.BUREAU, "制定规范性文件5件，其中新制定{4|}件、修订1件。"),
    ("a territory above a town", inv.TOWN, "全县收到申请{326|一}件。"),
    ("documents of a whole territory", inv.BUREAU, "全县现行有效规范性文件{162|}件。"),
    ("charges of a whole territory", inv.BUREAU, "全县行政事业性收费{3260|}万元。"),
    ("disputes of another sort", inv.BUREAU, "信息公开行政复议4件，非信息公开类行政诉讼{22|}件。"),
    ("no applicant has withdrawn", inv.BUREAU, "信息公开行政复议4件，{没有申请人撤销|=0}的情况。"),
    ("none of its own decisions", inv.BUREAU, "信息公开行政复议4件，{未撤销行政处罚|=0}决定。"),
    ("what a government's office and others settled", inv.CITY, "市政府本级收到申请{9|}件，各部门收到申请29件。"),
    ("complaints that a government accepts", inv.CITY, "信息公开类行政复议案件受理{62|}件。"),
    ("charges for information", inv.BUREAU, "收到申请38件，{无行政事业性收费|费=0}。"),
]
"""A name, who writes, and a text with a figure that means no cell of the tables, or one that it need not mean."""


def read(organization: str, text: str) -> list[Figure]:
    return [figure for figure in figures(inv.report(text, organization)) if figure.section == "overview"]


@pytest.mark.parametrize(("organization", "marked"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_a_figure_means_these_cells_first(organization: str, marked: str) -> None:
    invented = inv.invented(organization, marked)
    found = read(organization, invented.text)
    for stated in invented.stated:
        (figure,) = (one for one in found if one.start < stated.end and one.end >= stated.end)
        assert figure.value == stated.value
        assert frozenset(figure.readings[0]) == stated.cells
        assert not (stated.certain and figure.hedges)


@pytest.mark.parametrize(("organization", "marked"), [case[1:] for case in NOT_HELD], ids=[case[0] for case in NOT_HELD])
def test_a_figure_is_not_held_to_the_cells(organization: str, marked: str) -> None:
    invented = inv.invented(organization, marked)
    (stated,) = invented.stated
    found = [one for one in read(organization, invented.text) if one.start < stated.end <= one.end and one.readings]
    assert [frozenset(one.readings[0]) for one in found] == ([stated.cells] if stated.cells else [])
    assert all(one.hedges for one in found)


def test_outcomes_behind_two_sorts_of_disputes_can_be_of_both() -> None:
    (figure,) = (one for one in read(inv.BUREAU, "因信息公开被复议4件，被提起行政诉讼3件；维持4件。") if one.kind == "upheld")
    suits = {f"review.{block}.upheld" for block in ("litigation_direct", "litigation_after_reconsideration")}
    assert [set(cells) for cells in figure.readings] == [suits, {*suits, "review.reconsideration.upheld"}]

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionCategory</name>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>在线状态</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>Administration</name>
    <message>
        <source>takes the rest</source>
        <translation>接收其余会话</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>步骤：%1</translation>
    </message>
    <message>
        <source>Pause reasons</source>
        <translation>暂停原因</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>why agents are away or busy</source>
        <translation>客服离开或忙碌的原因</translation>
    </message>
    <message>
        <source>proposed to who tags</source>
        <translation>添加标签时的建议</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Add a queue</source>
        <translation>添加队列</translation>
    </message>
    <message>
        <source>No queue is chosen</source>
        <translation>未选择队列</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>未选择人员</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Add a reply</source>
        <translation>添加回复</translation>
    </message>
    <message>
        <source>No reply is chosen</source>
        <translation>未选择回复</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
    <message>
        <source>Add a macro</source>
        <translation>添加宏</translation>
    </message>
    <message>
        <source>No macro is chosen</source>
        <translation>未选择宏</translation>
    </message>
    <message>
        <source>Tags and pauses</source>
        <translation>标签与暂停</translation>
    </message>
    <message>
        <source>No list is chosen</source>
        <translation>未选择列表</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Add an experiment</source>
        <translation>添加实验</translation>
    </message>
    <message>
        <source>No experiment is chosen</source>
        <translation>未选择实验</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>正在向服务器查询…</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>还没有任何更改</translation>
    </message>
    <message>
        <source>Nothing in the log holds this</source>
        <translation>日志中没有匹配的记录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比较什么</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Visitors&apos; language</source>
        <translation>访客语言</translation>
    </message>
    <message>
        <source>Such as zh. Empty: all visitors.</source>
        <translation>例如 zh。留空：所有访客。</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Visitors in the second arm</source>
        <translation>第二组的访客</translation>
    </message>
    <message>
        <source>A visitor stays in one arm for good.</source>
        <translation>每位访客始终在同一组。</translation>
    </message>
    <message>
        <source>First arm (A)</source>
        <translation>第一组（A）</translation>
    </message>
    <message>
        <source>Second arm (B)</source>
        <translation>第二组（B）</translation>
    </message>
    <message>
        <source>Name of the arm</source>
        <translation>组名</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候语</translation>
    </message>
    <message>
        <source>What counts when an agent is chosen</source>
        <translation>选择客服时看重什么</translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Holidays and other exceptions</source>
        <translation>节假日及其他例外</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>添加条目</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Entries, in the order in which they are shown</source>
        <translation>条目，按显示顺序</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Steps, done from the first to the last</source>
        <translation>步骤，从上到下依次执行</translation>
    </message>
    <message>
        <source>Replies and notes may hold the variables of canned replies that need no asking.</source>
        <translation>回复和备注中可以使用无需询问的快捷回复变量。</translation>
    </message>
    <message>
        <source>What the step does</source>
        <translation>步骤的操作</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation>步骤的文字</translation>
    </message>
    <message>
        <source>Tags, apart by commas</source>
        <translation>标签，用逗号隔开</translation>
    </message>
    <message>
        <source>Queue to transfer to</source>
        <translation>转接到的队列</translation>
    </message>
    <message>
        <source>Name to sign in with</source>
        <translation>登录用户名</translation>
    </message>
    <message>
        <source>It stays as it is once the person is added.</source>
        <translation>添加后不可更改。</translation>
    </message>
    <message>
        <source>Name that visitors see</source>
        <translation>访客看到的名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Supervisors and admins are made by admins.</source>
        <translation>主管和管理员由管理员设置。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>At least 8 characters. Empty: the password stays. A new one ends the person&apos;s sessions.</source>
        <translation>至少 8 个字符。留空则密码不变。设置新密码会让此人重新登录。</translation>
    </message>
    <message>
        <source>Conversations at once</source>
        <translation>同时接待的会话数</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Such as zh, en. Empty: any.</source>
        <translation>例如 zh, en。留空：不限。</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Without any: every queue.</source>
        <translation>不添加则服务所有队列。</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>What visitors choose that brings them here, apart by commas. A queue without topics takes the rest.</source>
        <translation>访客选择这些主题时进入本队列，用逗号隔开。没有主题的队列接收其余会话。</translation>
    </message>
    <message>
        <source>Skills that an agent must have</source>
        <translation>客服必须具备的技能</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>0 to 9. Where an agent serves several queues, the higher goes first.</source>
        <translation>0 到 9。客服服务多个队列时，优先级高的先接入。</translation>
    </message>
    <message>
        <source>Waiting as good as one step of priority (seconds)</source>
        <translation>等待多久相当于提高一级优先级（秒）</translation>
    </message>
    <message>
        <source>So that nobody is left waiting behind the others for ever.</source>
        <translation>避免有人一直排在别人后面。</translation>
    </message>
    <message>
        <source>Most who wait at once</source>
        <translation>最多同时排队人数</translation>
    </message>
    <message>
        <source>0: no bound.</source>
        <translation>0：不限。</translation>
    </message>
    <message>
        <source>Who comes when it is full</source>
        <translation>队列已满时，后来的访客</translation>
    </message>
    <message>
        <source>Goes to the queue</source>
        <translation>转到队列</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>营业时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>An offer goes to the next agent after (seconds)</source>
        <translation>多久未接入则分配给下一位客服（秒）</translation>
    </message>
    <message>
        <source>Missed offers in a row that set an agent away</source>
        <translation>连续错过几次后将客服设为离开</translation>
    </message>
    <message>
        <source>0: never.</source>
        <translation>0：从不。</translation>
    </message>
    <message>
        <source>A silent visitor takes no room after (minutes)</source>
        <translation>访客多久不说话后不再占用名额（分钟）</translation>
    </message>
    <message>
        <source>Time to finish after the close (seconds)</source>
        <translation>关闭后的整理时间（秒）</translation>
    </message>
    <message>
        <source>Who left while waiting is given up after (minutes)</source>
        <translation>排队中离开的访客多久后视为放弃（分钟）</translation>
    </message>
    <message>
        <source>Goal for the first response (seconds)</source>
        <translation>首次响应目标（秒）</translation>
    </message>
    <message>
        <source>A wait is too long from (seconds)</source>
        <translation>等待过长的界限（秒）</translation>
    </message>
    <message>
        <source>Lin Mei</source>
        <translation>林梅</translation>
    </message>
    <message>
        <source>Ann</source>
        <translation>小安</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Teapot</source>
        <translation>茶壶</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷词</translation>
    </message>
    <message>
        <source>Agents find the reply by a slash and this.</source>
        <translation>客服输入斜杠和快捷词即可找到回复。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Variables stand in double braces. What follows a bar is used where nothing is known: {{visitor.name|there}}.</source>
        <translation>变量写在双花括号中。竖线后的文字在没有值时使用：{{visitor.name|您好}}。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Files that go with it</source>
        <translation>随附文件</translation>
    </message>
    <message>
        <source>Add a skill</source>
        <translation>添加技能</translation>
    </message>
    <message>
        <source>Skill, such as returns</source>
        <translation>技能，例如退换货</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Level </source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Level, 1 knows it, 5 teaches it</source>
        <translation>等级，1 为了解，5 为可授课</translation>
    </message>
    <message>
        <source>as many as there is room for</source>
        <translation>不限，按名额</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Conversations of this queue at once</source>
        <translation>此队列同时接待的会话数</translation>
    </message>
</context>
<context>
    <name>AdministrationPlace</name>
    <message>
        <source>Setup</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Show the administration</source>
        <translation>显示管理</translation>
    </message>
</context>
<context>
    <name>AnalyticsCharts</name>
    <message>
        <source>The difference is not yet known: &quot;%1&quot; may be anywhere from %2 to %3 points above &quot;%4&quot;.</source>
        <translation>尚不能判断差异：“%1”可能比“%4”高 %2 到 %3 个百分点。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is higher than &quot;%2&quot; by %3 points, with 95% confidence by %4 to %5.</source>
        <translation>“%1”比“%2”高 %3 个百分点，95% 置信区间为 %4 到 %5。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is lower than &quot;%2&quot; by %3 points, with 95% confidence by %4 to %5.</source>
        <translation>“%1”比“%2”低 %3 个百分点，95% 置信区间为 %4 到 %5。</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Ratings given</source>
        <translation>评价数</translation>
    </message>
    <message>
        <source>%1 ★</source>
        <comment>stars</comment>
        <translation>%1 ★</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>例</translation>
    </message>
    <message>
        <source>The difference is not yet known: too little was measured.</source>
        <translation>尚不能判断差异：数据太少。</translation>
    </message>
</context>
<context>
    <name>AnalyticsMetrics</name>
    <message>
        <source>Arrived</source>
        <translation>进线</translation>
    </message>
    <message>
        <source>Conversations that came to a queue: started, or transferred to it.</source>
        <translation>进入队列的会话：新开始的，或转接过来的。</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已接待</translation>
    </message>
    <message>
        <source>Arrivals in which an agent wrote. Those for which a message was left are not among them.</source>
        <translation>客服回复过的进线。改为留言的不计在内。</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>From the arrival to the first message by an agent. Half were answered within the large figure, 90 and 99 of 100 within P90 and P99.</source>
        <translation>从进线到客服的第一条消息。一半在大号数字的时间内得到回复，每 100 个中有 90 和 99 个分别在 P90 和 P99 之内。</translation>
    </message>
    <message>
        <source>Within the goal</source>
        <translation>达标率</translation>
    </message>
    <message>
        <source>Share of answered and abandoned arrivals that were answered within the goal of their queue, 15 s unless set otherwise.</source>
        <translation>在已接待和已放弃的进线中，在所属队列目标时间内得到回复的占比；目标默认为 15 秒。</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>From the arrival until an agent had the conversation. Half waited at most as long as the large figure says.</source>
        <translation>从进线到客服接入会话。一半的访客等待时间不超过大号数字。</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>放弃率</translation>
    </message>
    <message>
        <source>Share of arrivals that ended while nobody had them, without an answer and without a message left.</source>
        <translation>无人接入、未得到回复也未留言就结束的进线占比。</translation>
    </message>
    <message>
        <source>Handling time</source>
        <translation>处理时长</translation>
    </message>
    <message>
        <source>How long an agent had a conversation, with the wrap-up: the mean (AHT).</source>
        <translation>客服处理一个会话的时长，包括收尾：平均值 (AHT)。</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>From the close until the agent was done with it: the mean.</source>
        <translation>从会话关闭到客服完成收尾：平均值。</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>转接率</translation>
    </message>
    <message>
        <source>Share of an agent&apos;s turns that ended with a transfer.</source>
        <translation>以转接结束的接待占比。</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>What visitors gave after the conversation, 1 to 5: the mean.</source>
        <translation>访客在会话后给出的评分，1 到 5：平均值。</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Share of ratings with 4 or 5 (CSAT).</source>
        <translation>4 分和 5 分的评价占比 (CSAT)。</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解决率</translation>
    </message>
    <message>
        <source>Share of closes marked as resolved among those that were marked. A reopened conversation counts only when it is closed again.</source>
        <translation>在标记了结果的关闭中，标记为已解决的占比。重新打开的会话再次关闭后才计入。</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>接待次数</translation>
    </message>
    <message>
        <source>P90 %1, P99 %2</source>
        <translation>P90 %1，P99 %2</translation>
    </message>
    <message>
        <source>Ratings: %1</source>
        <translation>评价数：%1</translation>
    </message>
    <message>
        <source>P90 %1</source>
        <translation>P90 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>part of all</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>AnalyticsPage</name>
    <message>
        <source>Arrived and answered</source>
        <translation>进线与接待</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Arrivals by weekday and hour</source>
        <translation>按星期和小时的进线</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Ask for the figures anew</source>
        <translation>刷新数据</translation>
    </message>
    <message>
        <source>Save the figures as a table (CSV)</source>
        <translation>将数据保存为表格 (CSV)</translation>
    </message>
    <message>
        <source>Save the figures as a picture (PNG)</source>
        <translation>将数据保存为图片 (PNG)</translation>
    </message>
</context>
<context>
    <name>Arms</name>
    <message>
        <source>%1 – %2</source>
        <comment>from, to</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Interval from</source>
        <translation>区间下限</translation>
    </message>
    <message>
        <source>Interval to</source>
        <translation>区间上限</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>%1: %2 %3, interval %4.</source>
        <translation>%1：%2 %3，区间 %4。</translation>
    </message>
    <message>
        <source>%1: no figures.</source>
        <translation>%1：没有数据。</translation>
    </message>
</context>
<context>
    <name>AuditAction</name>
    <message>
        <source>added a queue</source>
        <translation>添加了队列</translation>
    </message>
    <message>
        <source>changed a queue</source>
        <translation>更改了队列</translation>
    </message>
    <message>
        <source>removed a queue</source>
        <translation>移除了队列</translation>
    </message>
    <message>
        <source>added a person</source>
        <translation>添加了人员</translation>
    </message>
    <message>
        <source>changed a person</source>
        <translation>更改了人员</translation>
    </message>
    <message>
        <source>added a canned reply</source>
        <translation>添加了快捷回复</translation>
    </message>
    <message>
        <source>changed a canned reply</source>
        <translation>更改了快捷回复</translation>
    </message>
    <message>
        <source>removed a canned reply</source>
        <translation>移除了快捷回复</translation>
    </message>
    <message>
        <source>added a macro</source>
        <translation>添加了宏</translation>
    </message>
    <message>
        <source>changed a macro</source>
        <translation>更改了宏</translation>
    </message>
    <message>
        <source>removed a macro</source>
        <translation>移除了宏</translation>
    </message>
    <message>
        <source>changed a list</source>
        <translation>更改了列表</translation>
    </message>
    <message>
        <source>added an experiment</source>
        <translation>添加了实验</translation>
    </message>
    <message>
        <source>changed an experiment</source>
        <translation>更改了实验</translation>
    </message>
    <message>
        <source>removed an experiment</source>
        <translation>移除了实验</translation>
    </message>
    <message>
        <source>listened in</source>
        <translation>旁听了会话</translation>
    </message>
    <message>
        <source>came into a conversation</source>
        <translation>加入了会话</translation>
    </message>
    <message>
        <source>took over a conversation</source>
        <translation>接管了会话</translation>
    </message>
    <message>
        <source>reassigned a conversation</source>
        <translation>改派了会话</translation>
    </message>
    <message>
        <source>whispered</source>
        <translation>发送了悄悄话</translation>
    </message>
    <message>
        <source>set somebody&apos;s presence</source>
        <translation>设置了他人的在线状态</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>%1 (%2)</source>
        <comment>count, share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>bars</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No conversations</source>
        <translation>没有会话</translation>
    </message>
    <message>
        <source>This figure counts none in this time.</source>
        <translation>这段时间内没有计入该指标的会话。</translation>
    </message>
    <message>
        <source>Loading the conversations</source>
        <translation>正在加载会话</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>The arrow keys walk its points, T shows it as a table.</source>
        <translation>用方向键逐点查看，按 T 显示为表格。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>figures</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>point, figures</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ChartSection</name>
    <message>
        <source>No figures</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Nothing happened here in this time.</source>
        <translation>这段时间内没有发生相关事件。</translation>
    </message>
    <message>
        <source>Loading the figures</source>
        <translation>正在加载数据</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ChartValue</name>
    <message>
        <source>%1%</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <comment>hours and minutes</comment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1, %2–%3</source>
        <comment>day, from, to</comment>
        <translation>%1 %2–%3</translation>
    </message>
    <message>
        <source>Week of %1</source>
        <translation>%1 起的一周</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Open the command palette</source>
        <translation>打开命令面板</translation>
    </message>
</context>
<context>
    <name>Distribution</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, to</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>%1: %2 in all, most of them %3.</source>
        <translation>%1：共 %2，最多的在 %3。</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 为 %2。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍等片刻再试。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>What you wrote is kept here.</source>
        <translation>您写的内容已保留在这里。</translation>
    </message>
    <message>
        <source>What you wrote is kept here and leaves when the relay is back.</source>
        <translation>您写的内容已保留在这里，服务器恢复后会自动发出。</translation>
    </message>
    <message>
        <source>The name or the password is not right.</source>
        <translation>用户名或密码不正确。</translation>
    </message>
    <message>
        <source>Check both, and the Caps Lock key, then try again.</source>
        <translation>请检查两者以及大写锁定键，然后重试。</translation>
    </message>
    <message>
        <source>This account may not sign in.</source>
        <translation>该账号不允许登录。</translation>
    </message>
    <message>
        <source>Ask your supervisor to enable it.</source>
        <translation>请联系主管启用。</translation>
    </message>
    <message>
        <source>Too many attempts to sign in.</source>
        <translation>登录尝试过于频繁。</translation>
    </message>
    <message>
        <source>The relay cannot be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <source>Check the address and your network, then try again.</source>
        <translation>请检查地址和网络，然后重试。</translation>
    </message>
    <message>
        <source>The relay did not answer in time.</source>
        <translation>服务器没有及时响应。</translation>
    </message>
    <message>
        <source>The connection to the relay is not secure.</source>
        <translation>与服务器的连接不安全。</translation>
    </message>
    <message>
        <source>Its certificate could not be verified, so nothing was sent. Tell your administrator.</source>
        <translation>无法验证其证书，因此没有发送任何内容。请告知管理员。</translation>
    </message>
    <message>
        <source>The relay did not understand this.</source>
        <translation>服务器无法理解此操作。</translation>
    </message>
    <message>
        <source>The workstation may need an update.</source>
        <translation>工作台可能需要更新。</translation>
    </message>
    <message>
        <source>Your sign-in is no longer valid.</source>
        <translation>登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>请重新登录以继续。</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>您没有权限执行此操作。</translation>
    </message>
    <message>
        <source>Ask your supervisor for the right.</source>
        <translation>请向主管申请权限。</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>该内容已不存在。</translation>
    </message>
    <message>
        <source>Somebody may have closed or moved it. Nothing was changed.</source>
        <translation>可能已被他人关闭或转走。没有任何更改。</translation>
    </message>
    <message>
        <source>Somebody else was first.</source>
        <translation>已被他人抢先处理。</translation>
    </message>
    <message>
        <source>The list shows how it stands now. Nothing was changed.</source>
        <translation>列表显示的是最新状态。没有任何更改。</translation>
    </message>
    <message>
        <source>This is too large to send.</source>
        <translation>内容过大，无法发送。</translation>
    </message>
    <message>
        <source>Make it shorter or the file smaller.</source>
        <translation>请缩短文字或减小文件。</translation>
    </message>
    <message>
        <source>This was too fast for the relay.</source>
        <translation>操作过快，服务器来不及处理。</translation>
    </message>
    <message>
        <source>The relay cannot do this right now.</source>
        <translation>服务器暂时无法执行此操作。</translation>
    </message>
    <message>
        <source>Something went wrong in the relay.</source>
        <translation>服务器出了问题。</translation>
    </message>
    <message>
        <source>If it happens again, tell your administrator.</source>
        <translation>如果再次发生，请告知管理员。</translation>
    </message>
</context>
<context>
    <name>FactorText</name>
    <message>
        <source>Free capacity</source>
        <translation>空闲容量</translation>
    </message>
    <message>
        <source>Experience for a VIP</source>
        <translation>接待 VIP 的经验</translation>
    </message>
    <message>
        <source>Skills for the matter</source>
        <translation>业务技能</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Knows the visitor</source>
        <translation>熟悉该访客</translation>
    </message>
    <message>
        <source>Waited longest for a conversation</source>
        <translation>空闲最久</translation>
    </message>
    <message>
        <source>Named in the transfer</source>
        <translation>转接时指定</translation>
    </message>
    <message>
        <source>Took it</source>
        <translation>主动领取</translation>
    </message>
    <message>
        <source>Took it over</source>
        <translation>接管</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>28 days</source>
        <translation>28 天</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>%1, %2–%3</source>
        <comment>weekday, from, to</comment>
        <translation>%1 %2–%3</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>%1 by weekday and hour. The highest is %2: %3.</source>
        <translation>%1（按星期和小时）。最高的是 %2：%3。</translation>
    </message>
</context>
<context>
    <name>MainShell</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Show or hide the conversation list</source>
        <translation>显示或隐藏会话列表</translation>
    </message>
    <message>
        <source>Show or hide the visitor&apos;s panel</source>
        <translation>显示或隐藏访客面板</translation>
    </message>
    <message>
        <source>Go to the next pane</source>
        <translation>前往下一个面板</translation>
    </message>
    <message>
        <source>Go to the previous pane</source>
        <translation>前往上一个面板</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Be online</source>
        <translation>设为在线</translation>
    </message>
    <message>
        <source>Be busy</source>
        <translation>设为忙碌</translation>
    </message>
    <message>
        <source>Be away</source>
        <translation>设为离开</translation>
    </message>
    <message>
        <source>Appear offline</source>
        <translation>设为离线</translation>
    </message>
    <message>
        <source>Open the preferences</source>
        <translation>打开首选项</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Be away for a reason</source>
        <translation>离开并说明原因</translation>
    </message>
    <message>
        <source>Choose a macro</source>
        <translation>选择宏</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Show the analytics</source>
        <translation>显示统计</translation>
    </message>
</context>
<context>
    <name>PauseText</name>
    <message>
        <source>offers were not answered</source>
        <translation>未接受分配的会话</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes since</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours waited</comment>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message>
        <source>nothing to count yet</source>
        <translation>尚无可统计的数据</translation>
    </message>
    <message>
        <source>goal reached</source>
        <translation>已达标</translation>
    </message>
    <message>
        <source>just short of the goal</source>
        <translation>接近目标</translation>
    </message>
    <message>
        <source>goal missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>%1: %2 of a goal of %3, %4.</source>
        <translation>%1：%2，目标 %3，%4。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
</context>
<context>
    <name>TableSection</name>
    <message>
        <source>No figures</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Nothing happened here in this time.</source>
        <translation>这段时间内没有发生相关事件。</translation>
    </message>
    <message>
        <source>Loading the figures</source>
        <translation>正在加载数据</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>TimeSeries</name>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>%1: no figures.</source>
        <translation>%1：没有数据。</translation>
    </message>
    <message>
        <source>%1: lowest %2 at %3, highest %4 at %5, last %6.</source>
        <translation>%1：最低 %2（%3），最高 %4（%5），最近 %6。</translation>
    </message>
    <message>
        <source>Goal %1: %2.</source>
        <translation>目标 %1：%2。</translation>
    </message>
</context>
<context>
    <name>UntilText</name>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
</context>
<context>
    <name>VisitorName</name>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Visitor %1</source>
        <comment>the end of an id</comment>
        <translation>访客 %1</translation>
    </message>
</context>
<context>
    <name>WaitLevel</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>超时 %1</translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message>
        <source>about a minute</source>
        <translation>约 1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>all at capacity</source>
        <translation>客服均已满负荷</translation>
    </message>
    <message>
        <source>nobody who fits is here</source>
        <translation>合适的客服都不在</translation>
    </message>
    <message>
        <source>nobody has the skills for it</source>
        <translation>没有具备所需技能的客服</translation>
    </message>
    <message>
        <source>outside hours until %1</source>
        <translation>非营业时间，%1 恢复</translation>
    </message>
    <message>
        <source>outside hours</source>
        <translation>非营业时间</translation>
    </message>
    <message>
        <source>everybody was asked, again in a moment</source>
        <translation>已询问所有客服，稍后再次分配</translation>
    </message>
    <message>
        <source>a message, to be answered when there is time</source>
        <translation>留言，有空时回复</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>第 %1 位</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between a place in the queue and the time it takes</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::AdministrationPage</name>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
    <message>
        <source>Tags and pauses</source>
        <translation>标签与暂停</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Has changes that are not saved</source>
        <translation>有未保存的更改</translation>
    </message>
    <message>
        <source>%1, has changes that are not saved</source>
        <translation>%1，有未保存的更改</translation>
    </message>
    <message>
        <source>Sections of the administration</source>
        <translation>管理的各部分</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::AuditModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::AuditPage</name>
    <message>
        <source>Find by person, action or name</source>
        <translation>按人员、操作或名称查找</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::ExperimentForm</name>
    <message>
        <source>An experiment needs a name.</source>
        <translation>实验需要名称。</translation>
    </message>
    <message>
        <source>Choose a site.</source>
        <translation>请选择网站。</translation>
    </message>
    <message>
        <source>Choose a queue.</source>
        <translation>请选择队列。</translation>
    </message>
    <message>
        <source>Each arm needs a name.</source>
        <translation>每组都需要名称。</translation>
    </message>
    <message>
        <source>A greeting has 1 to %1 characters.</source>
        <translation>问候语为 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>Two greetings of a site</source>
        <translation>网站的两种问候语</translation>
    </message>
    <message>
        <source>Two routings of a queue</source>
        <translation>队列的两种分配方式</translation>
    </message>
    <message>
        <source>Not begun. Nothing is compared yet.</source>
        <translation>未开始，尚未进行比较。</translation>
    </message>
    <message>
        <source>Runs since %1. What it compares stays as it is.</source>
        <translation>自 %1 起进行中，比较的内容保持不变。</translation>
    </message>
    <message>
        <source>Ran from %1 to %2.</source>
        <translation>%1 至 %2 期间进行。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End the experiment</source>
        <translation>结束实验</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::HoursEditor</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name, such as New Year</source>
        <translation>名称，例如元旦</translation>
    </message>
    <message>
        <source>Name of the date</source>
        <translation>日期名称</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>不营业</translation>
    </message>
    <message>
        <source>Hours of the date</source>
        <translation>当天的营业时间</translation>
    </message>
    <message>
        <source>Each date stands there once, and the time zone is one of the list.</source>
        <translation>每个日期只能出现一次，时区须在列表中。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Write it like 09:00–12:00, 13:00–18:00.</source>
        <translation>%1的时间无法识别。请写成 09:00–12:00, 13:00–18:00 的形式。</translation>
    </message>
    <message>
        <source>There is no time zone of that name. Choose one, such as Asia/Shanghai.</source>
        <translation>没有这个时区，请选择一个，例如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>Always open.</source>
        <translation>全天开放。</translation>
    </message>
    <message>
        <source>Open now, and not closed within a year.</source>
        <translation>现在开放，一年内不会关闭。</translation>
    </message>
    <message>
        <source>Closed now, and not open within a year.</source>
        <translation>现在关闭，一年内不会开放。</translation>
    </message>
    <message>
        <source>Open now, closes %1.</source>
        <translation>现在开放，%1 关闭。</translation>
    </message>
    <message>
        <source>Closed now, opens %1.</source>
        <translation>现在关闭，%1 开放。</translation>
    </message>
    <message>
        <source>Open at all hours</source>
        <translation>全天开放</translation>
    </message>
    <message>
        <source>Hours on %1</source>
        <translation>%1的营业时间</translation>
    </message>
    <message>
        <source>Several spans are apart by commas: 09:00–12:00, 13:00–18:00. One like 22:00–06:00 goes on past midnight.</source>
        <translation>多个时段用逗号隔开：09:00–12:00, 13:00–18:00。22:00–06:00 这样的时段会跨过午夜。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::ItemListModel</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::ListForm</name>
    <message>
        <source>“%1” is there twice.</source>
        <translation>“%1”出现了两次。</translation>
    </message>
    <message>
        <source>At most %1 entries.</source>
        <translation>最多 %1 条。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::MacroForm</name>
    <message>
        <source>A macro needs a name.</source>
        <translation>宏需要名称。</translation>
    </message>
    <message>
        <source>A macro does at least one thing.</source>
        <translation>宏至少要有一个步骤。</translation>
    </message>
    <message>
        <source>Step %1 is not complete.</source>
        <translation>步骤 %1 不完整。</translation>
    </message>
    <message>
        <source>A variable in step %1 cannot be read.</source>
        <translation>步骤 %1 中有无法识别的变量。</translation>
    </message>
    <message>
        <source>Step %1 asks for something. A macro is done at once, so it cannot.</source>
        <translation>步骤 %1 需要询问内容。宏会立即执行，因此不能询问。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::PersonForm</name>
    <message>
        <source>Letters, digits and . - _ @ alone, without spaces.</source>
        <translation>只能使用字母、数字和 . - _ @，不能有空格。</translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>A new person needs a password.</source>
        <translation>新人员需要密码。</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>Disabled: cannot sign in</source>
        <translation>停用：不能登录</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::QueueForm</name>
    <message>
        <source>A queue needs a name.</source>
        <translation>队列需要名称。</translation>
    </message>
    <message>
        <source>Choose another queue.</source>
        <translation>请选择另一个队列。</translation>
    </message>
    <message>
        <source>The opening hours cannot be read.</source>
        <translation>营业时间无法识别。</translation>
    </message>
    <message>
        <source>Disabled: takes no conversations</source>
        <translation>停用：不接收会话</translation>
    </message>
    <message>
        <source>Ask the visitor after the close how it was</source>
        <translation>关闭后请访客评价</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>营业时间</translation>
    </message>
    <message>
        <source>What counts when an agent is chosen</source>
        <translation>选择客服时看重什么</translation>
    </message>
    <message>
        <source>waits all the same</source>
        <translation>仍然排队</translation>
    </message>
    <message>
        <source>is asked to leave a message</source>
        <translation>请其留言</translation>
    </message>
    <message>
        <source>goes to another queue</source>
        <translation>转到其他队列</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::ReplyForm</name>
    <message>
        <source>Ask for a line</source>
        <translation>询问一行文字</translation>
    </message>
    <message>
        <source>what is asked</source>
        <translation>询问内容</translation>
    </message>
    <message>
        <source>Ask for a number</source>
        <translation>询问数字</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Ask for a date</source>
        <translation>询问日期</translation>
    </message>
    <message>
        <source>delivery day</source>
        <translation>送达日期</translation>
    </message>
    <message>
        <source>Ask for a choice</source>
        <translation>询问选项</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺码</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>A shortcut has neither spaces nor slashes, and is not empty.</source>
        <translation>快捷词不能为空，也不能有空格和斜杠。</translation>
    </message>
    <message>
        <source>A reply needs a title.</source>
        <translation>回复需要标题。</translation>
    </message>
    <message>
        <source>A reply needs a text.</source>
        <translation>回复需要内容。</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>A variable cannot be read. Take it out and insert it by the menu.</source>
        <translation>有无法识别的变量。请删除后用菜单插入。</translation>
    </message>
    <message>
        <source>A variable cannot be read yet.</source>
        <translation>有变量尚无法识别。</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>任何语言</translation>
    </message>
    <message>
        <source>Insert a variable</source>
        <translation>插入变量</translation>
    </message>
    <message>
        <source>Take the file out</source>
        <translation>移除文件</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::RowList</name>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::SectionPage</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove “%1”? This can be undone here.</source>
        <translation>移除“%1”？可以在此撤销。</translation>
    </message>
    <message>
        <source>It was not saved. The relay says: %1</source>
        <translation>未保存。服务器说：%1</translation>
    </message>
    <message>
        <source>Somebody else has changed this in the meantime. Save again to overwrite it, or take what is there.</source>
        <translation>此项已被他人更改。再次保存将覆盖对方的更改，也可以采用现有内容。</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Undo the last saved change</source>
        <translation>撤销上次保存的更改</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::administration::WeightSliders</name>
    <message>
        <source>Rank of the visitor</source>
        <translation>访客等级</translation>
    </message>
    <message>
        <source>experienced agents for VIPs</source>
        <translation>为 VIP 选择有经验的客服</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>who knows best what is asked for</source>
        <translation>最了解所问内容的客服</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>空闲名额</translation>
    </message>
    <message>
        <source>who has the fewest conversations</source>
        <translation>会话最少的客服</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>who speaks the visitor&apos;s language</source>
        <translation>会访客语言的客服</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>熟悉程度</translation>
    </message>
    <message>
        <source>who served this visitor last</source>
        <translation>上次接待此访客的客服</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>who has waited longest for a conversation</source>
        <translation>空闲最久的客服</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不考虑</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::analytics::AnalyticsPage</name>
    <message>
        <source>from %1 on</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, part of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>My figures</source>
        <translation>我的数据</translation>
    </message>
    <message>
        <source>Ask for the figures anew (F5)</source>
        <translation>刷新数据 (F5)</translation>
    </message>
    <message>
        <source>Ask for the figures anew</source>
        <translation>刷新数据</translation>
    </message>
    <message>
        <source>Save what is shown</source>
        <translation>保存当前显示的内容</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>by the hour</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>by the day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>接待次数</translation>
    </message>
    <message>
        <source>Handling time</source>
        <translation>处理时长</translation>
    </message>
    <message>
        <source>First response P50</source>
        <translation>首次响应 P50</translation>
    </message>
    <message>
        <source>First response P90</source>
        <translation>首次响应 P90</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>进线</translation>
    </message>
    <message>
        <source>Within the goal</source>
        <translation>达标率</translation>
    </message>
    <message>
        <source>Wait P50</source>
        <translation>等待 P50</translation>
    </message>
    <message>
        <source>Wait P90</source>
        <translation>等待 P90</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>放弃率</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::analytics::CaseModel</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <comment>visitor, value, place, time</comment>
        <translation>%1，%2，%3，%4</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::analytics::CasePanel</name>
    <message>
        <source>the latest %1 of %2</source>
        <translation>最近 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>Close the list (Esc)</source>
        <translation>关闭列表 (Esc)</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭列表</translation>
    </message>
    <message>
        <source>Conversations of the figure</source>
        <translation>该指标的会话</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::analytics::ExperimentSection</name>
    <message>
        <source>No A/B test ran in this time.</source>
        <translation>这段时间内没有 A/B 测试。</translation>
    </message>
    <message>
        <source>Loading the figures</source>
        <translation>正在加载数据</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>A/B tests</source>
        <translation>A/B 测试</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>比较指标</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::analytics::FigureRow</name>
    <message>
        <source>%1 of %2</source>
        <comment>part of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>P90 %1, P99 %2</source>
        <translation>P90 %1，P99 %2</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接成功率</translation>
    </message>
    <message>
        <source>Share of attempts to connect that succeeded, since the relay was started.</source>
        <translation>自服务器启动以来成功的连接尝试占比。</translation>
    </message>
    <message>
        <source>Message delay</source>
        <translation>消息延迟</translation>
    </message>
    <message>
        <source>From a message&apos;s arrival at the relay until it is handed to its reader, since the relay was started.</source>
        <translation>从消息到达服务器到交给接收者，自服务器启动以来。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::analytics::FilterBar</name>
    <message>
        <source>All queues</source>
        <translation>全部队列</translation>
    </message>
    <message>
        <source>All agents</source>
        <translation>全部客服</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>全部渠道</translation>
    </message>
    <message>
        <source>All hours</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>营业时间内</translation>
    </message>
    <message>
        <source>Outside opening hours</source>
        <translation>营业时间外</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::MacroActions</name>
    <message>
        <source>Macro: %1</source>
        <translation>宏：%1</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::MainWindow</name>
    <message>
        <source>The relay cannot be reached. What you write is kept and leaves when it is back.</source>
        <translation>无法连接服务器。您写的内容会保留，恢复连接后自动发出。</translation>
    </message>
    <message>
        <source>The relay&apos;s certificate cannot be trusted, so nothing is sent. Ask your administrator.</source>
        <translation>服务器的证书不可信，因此没有发送任何内容。请联系管理员。</translation>
    </message>
    <message>
        <source>The relay restarts. What you write is kept and leaves in a moment.</source>
        <translation>服务器正在重启。您写的内容会保留，稍后自动发出。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>There are no macros yet. A supervisor makes them.</source>
        <translation>还没有宏。宏由主管创建。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::PauseMenu</name>
    <message>
        <source>Be away because of</source>
        <translation>离开原因</translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation>其他原因…</translation>
    </message>
    <message>
        <source>Why are you away?</source>
        <translation>您为什么离开？</translation>
    </message>
    <message>
        <source>The reason, as everybody in the team sees it:</source>
        <translation>原因（团队所有人可见）：</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::Supervision</name>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Show the board</source>
        <translation>打开看板</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Join the conversation of %1?</source>
        <translation>加入 %1 的会话？</translation>
    </message>
    <message>
        <source>The visitor sees that you come in, and you may both write.</source>
        <translation>访客会看到您加入，双方都可以发言。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Take the conversation over from %1?</source>
        <translation>从 %1 接管会话？</translation>
    </message>
    <message>
        <source>It is yours from then on, and the visitor sees it.</source>
        <translation>之后由您接待，访客会看到。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>The conversation is yours.</source>
        <translation>会话已由您接待。</translation>
    </message>
    <message>
        <source>Give it back to %1</source>
        <translation>还给 %1</translation>
    </message>
    <message>
        <source>The state of %1 was changed.</source>
        <translation>%1 的状态已更改。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::Workplace</name>
    <message>
        <source>The local history cannot be written now: %1</source>
        <translation>目前无法写入本地历史记录：%1</translation>
    </message>
    <message>
        <source>%1 is waiting for you</source>
        <translation>%1 正在等待您</translation>
    </message>
    <message>
        <source>The local history was damaged. It is kept as %1, and a fresh one has begun; the relay still has everything.</source>
        <translation>本地历史记录已损坏。原文件保留为 %1，并已新建一份；服务器仍保存着全部内容。</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>The file could not be saved there. Choose another folder.</source>
        <translation>无法保存到该位置。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>This conversation cannot be brought to this desk now. Nothing was changed.</source>
        <translation>现在无法将此会话调到本工作台。没有更改任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%1: all %n step(s) done.</source>
        <translation>
            <numerusform>%1：%n 个步骤全部完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: stopped after %2 of %3 steps. The relay refused the next one.</source>
        <translation>%1：完成 %2 / %3 步后停止，服务器拒绝了下一步。</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Several offers were not answered, so you are away now.</source>
        <translation>有多个分配的会话未被接受，您已被设为离开。</translation>
    </message>
    <message>
        <source>Be online</source>
        <translation>恢复在线</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::Workstation</name>
    <message>
        <source>Your sign-in has run out. Sign in again; everything you wrote is kept.</source>
        <translation>登录已过期。请重新登录，您写的内容都已保留。</translation>
    </message>
    <message>
        <source>This desktop&apos;s keychain cannot be used, so you stay signed in for this session only.</source>
        <translation>无法使用系统的密钥环，因此仅在本次运行期间保持登录。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::composer::CannedReplyModel</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>a canned reply: shortcut, title, text</comment>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::composer::CannedReplyPopup</name>
    <message>
        <source>Canned replies</source>
        <translation>快捷回复</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::composer::ComposerPanel</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Switch between reply and note</source>
        <translation>在回复与备注之间切换</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Insert a canned reply</source>
        <translation>插入快捷回复</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>撰写消息</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>没有打开的会话。</translation>
    </message>
    <message>
        <source>This conversation is closed. Reopen it to write.</source>
        <translation>会话已关闭。重新打开后可以回复。</translation>
    </message>
    <message>
        <source>This conversation is offered to you. Accept it to write.</source>
        <translation>该会话正等待您接入。接入后可以回复。</translation>
    </message>
    <message>
        <source>Nobody has this conversation yet. Take it to write.</source>
        <translation>该会话还没有人接待。领取后可以回复。</translation>
    </message>
    <message>
        <source>%1 has this conversation.</source>
        <translation>该会话由 %1 接待。</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Write a note for your team</source>
        <translation>写一条团队内部备注</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>写回复</translation>
    </message>
    <message>
        <source>Note, only your team sees it</source>
        <translation>备注，仅团队可见</translation>
    </message>
    <message>
        <source>Reply to the visitor</source>
        <translation>回复访客</translation>
    </message>
    <message>
        <source>Only your team sees it</source>
        <translation>仅团队可见</translation>
    </message>
    <message>
        <source>/ for canned replies, Shift+Enter for a new line</source>
        <translation>输入 / 使用快捷回复，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Too long: send it in parts</source>
        <translation>过长：请分条发送</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>输入区</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>悄悄话</translation>
    </message>
    <message>
        <source>Write a reply to the visitor</source>
        <translation>回复访客</translation>
    </message>
    <message>
        <source>Files go with a reply alone.</source>
        <translation>文件只能随回复发送。</translation>
    </message>
    <message>
        <source>Whisper to %1</source>
        <translation>对 %1 悄悄说</translation>
    </message>
    <message>
        <source>Whisper to %1, the visitor never sees it</source>
        <translation>对 %1 悄悄说，访客看不到</translation>
    </message>
    <message>
        <source>%1 sees it, the visitor never does</source>
        <translation>%1 能看到，访客看不到</translation>
    </message>
    <message>
        <source>Reply, note or whisper</source>
        <translation>回复、备注或悄悄话</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
    <message>
        <source>Macros: several actions at once</source>
        <translation>宏：一次完成多个操作</translation>
    </message>
    <message>
        <source>Fill in “%1” first. Tab goes to the next place.</source>
        <translation>请先填写“%1”。按 Tab 转到下一处。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::composer::FileChip</name>
    <message>
        <source>File %1, %2</source>
        <translation>文件 %1，%2</translation>
    </message>
    <message>
        <source>Take out %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::composer::FileTray</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 是空文件。</translation>
    </message>
    <message>
        <source>%1 is larger than %2.</source>
        <translation>%1 超过 %2。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) go with one message.</source>
        <translation>
            <numerusform>每条消息最多附带 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>The picture could not be saved. Is the disk full?</source>
        <translation>图片无法保存。磁盘是否已满？</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::ConversationHeader</name>
    <message>
        <source>Why you have this conversation</source>
        <translation>为什么分配给您</translation>
    </message>
    <message>
        <source>Why %1 has this conversation</source>
        <translation>为什么分配给 %1</translation>
    </message>
    <message>
        <source>%1 · VIP %2</source>
        <translation>%1 · VIP %2</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Conversation with %1</source>
        <translation>与 %1 的会话</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>已等待 %1</translation>
    </message>
    <message>
        <source>offered to %1</source>
        <translation>待 %1 接入</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>由 %1 接待</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>正在浏览网站</translation>
    </message>
    <message>
        <source>left the site</source>
        <translation>已离开网站</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Why me?</source>
        <translation>为什么是我？</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Why you are asked</source>
        <translation>为什么分配给您</translation>
    </message>
    <message>
        <source>Why %1 is asked</source>
        <translation>为什么分配给 %1</translation>
    </message>
    <message>
        <source>Closed, %1 left to wrap up</source>
        <translation>已关闭，收尾剩余 %1</translation>
    </message>
    <message>
        <source>A message was left</source>
        <translation>访客已留言</translation>
    </message>
    <message>
        <source>Close as resolved</source>
        <translation>关闭：已解决</translation>
    </message>
    <message>
        <source>Close as not resolved</source>
        <translation>关闭：未解决</translation>
    </message>
    <message>
        <source>How to close</source>
        <translation>关闭方式</translation>
    </message>
    <message>
        <source>Close as resolved or not resolved</source>
        <translation>按已解决或未解决关闭</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The wrap-up is over</source>
        <translation>收尾已完成</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::ConversationPanel</name>
    <message>
        <source>No conversation is open</source>
        <translation>没有打开的会话</translation>
    </message>
    <message>
        <source>Choose one in the list, or wait for the next offer.</source>
        <translation>在列表中选择一个，或等待下一个分配。</translation>
    </message>
    <message>
        <source>Accept or take the conversation</source>
        <translation>接入或领取会话</translation>
    </message>
    <message>
        <source>Transfer the conversation</source>
        <translation>转接会话</translation>
    </message>
    <message>
        <source>Close the conversation</source>
        <translation>关闭会话</translation>
    </message>
    <message>
        <source>Reopen the conversation</source>
        <translation>重新打开会话</translation>
    </message>
    <message>
        <source>Show why I have the conversation</source>
        <translation>显示分配原因</translation>
    </message>
    <message>
        <source>Change the tags of the conversation</source>
        <translation>修改会话标签</translation>
    </message>
    <message>
        <source>Go to the messages</source>
        <translation>前往消息</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>前往最新消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Loading the messages</source>
        <translation>正在加载消息</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>取消上传</translation>
    </message>
    <message>
        <source>You listen. What you write as a reply is seen by the visitor.</source>
        <translation>您在旁听。您写的回复访客能看到。</translation>
    </message>
    <message>
        <source>You are listening: the visitor does not see you.</source>
        <translation>您正在旁听：访客看不到您。</translation>
    </message>
    <message>
        <source>You are listening: neither the visitor nor %1 sees you.</source>
        <translation>您正在旁听：访客和 %1 都看不到您。</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止旁听</translation>
    </message>
    <message>
        <source>Close the conversation as resolved</source>
        <translation>关闭会话：已解决</translation>
    </message>
    <message>
        <source>Close the conversation as not resolved</source>
        <translation>关闭会话：未解决</translation>
    </message>
    <message>
        <source>Finish the wrap-up</source>
        <translation>完成收尾</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::EventWords</name>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>智能助手</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Conversation started</source>
        <translation>会话开始</translation>
    </message>
    <message>
        <source>Conversation started: %1</source>
        <translation>会话开始：%1</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>已分配给 %1</translation>
    </message>
    <message>
        <source>%1 transferred this to %2</source>
        <translation>%1 已转接给 %2</translation>
    </message>
    <message>
        <source>%1 transferred this to %2: %3</source>
        <translation>%1 已转接给 %2：%3</translation>
    </message>
    <message>
        <source>Closed by the visitor</source>
        <translation>访客关闭了会话</translation>
    </message>
    <message>
        <source>Closed automatically</source>
        <translation>会话已自动关闭</translation>
    </message>
    <message>
        <source>Closed by %1</source>
        <translation>%1 关闭了会话</translation>
    </message>
    <message>
        <source>Reopened by the visitor</source>
        <translation>访客重新打开了会话</translation>
    </message>
    <message>
        <source>Reopened by %1</source>
        <translation>%1 重新打开了会话</translation>
    </message>
    <message>
        <source>%1 removed all tags</source>
        <translation>%1 移除了所有标签</translation>
    </message>
    <message>
        <source>%1 set the tags: %2</source>
        <translation>%1 设置了标签：%2</translation>
    </message>
    <message>
        <source>The visitor gave %1 of 5 %2</source>
        <translation>访客评分 %1 / 5 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %, weight %3</source>
        <translation>%1：%2 %，权重 %3</translation>
    </message>
    <message>
        <source>No preview. Click to open</source>
        <translation>无法预览。点击打开</translation>
    </message>
    <message>
        <source>%1, %2 % sent</source>
        <translation>%1，已发送 %2 %</translation>
    </message>
    <message>
        <source>%1, %2 % loaded</source>
        <translation>%1，已加载 %2 %</translation>
    </message>
    <message>
        <source>%1, could not be loaded</source>
        <translation>%1，加载失败</translation>
    </message>
    <message>
        <source>%1 took the conversation over</source>
        <translation>%1 接管了会话</translation>
    </message>
    <message>
        <source>%1 assigned this to %2</source>
        <translation>%1 将会话分配给 %2</translation>
    </message>
    <message>
        <source>The wrap-up is over</source>
        <translation>收尾已完成</translation>
    </message>
    <message>
        <source>The visitor left a message and does not wait</source>
        <translation>访客留言后不再等待</translation>
    </message>
    <message>
        <source>The visitor left a message, to be answered at %1</source>
        <translation>访客已留言，请回复到 %1</translation>
    </message>
    <message>
        <source>%1 joined the conversation</source>
        <translation>%1 加入了会话</translation>
    </message>
    <message>
        <source>Declined, and waiting again</source>
        <translation>被拒绝，重新排队</translation>
    </message>
    <message>
        <source>The offer was not answered in time, and it waits again</source>
        <translation>分配后未及时接入，重新排队</translation>
    </message>
    <message>
        <source>The agent is gone: it waits in front of the others</source>
        <translation>客服已离线：排到队首</translation>
    </message>
    <message>
        <source>The queue was full: it waits in %1</source>
        <translation>队列已满：转到 %1 排队</translation>
    </message>
    <message>
        <source>The visitor gave up waiting</source>
        <translation>访客放弃等待</translation>
    </message>
    <message>
        <source>Closed by %1 as resolved</source>
        <translation>由 %1 关闭（已解决）</translation>
    </message>
    <message>
        <source>Closed by %1 as not resolved</source>
        <translation>由 %1 关闭（未解决）</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::MessageLayout</name>
    <message>
        <source>Note, only your team sees it</source>
        <translation>备注，仅团队可见</translation>
    </message>
    <message>
        <source>Note by %1, only your team sees it</source>
        <translation>%1 的备注，仅团队可见</translation>
    </message>
    <message>
        <source>Not sent. Try again</source>
        <translation>未发送。重试</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Whisper, the visitor never sees it</source>
        <translation>悄悄话，访客看不到</translation>
    </message>
    <message>
        <source>Whisper by %1, the visitor never sees it</source>
        <translation>%1 的悄悄话，访客看不到</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::TranscriptModel</name>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>Note by %1, %2: %3</source>
        <translation>%1 的备注，%2：%3</translation>
    </message>
    <message>
        <source>Note by %1</source>
        <translation>%1 的备注</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>%1, %2, sending: %3</source>
        <translation>%1，%2，发送中：%3</translation>
    </message>
    <message>
        <source>%1, %2, sent: %3</source>
        <translation>%1，%2，已发送：%3</translation>
    </message>
    <message>
        <source>%1, %2, read: %3</source>
        <translation>%1，%2，已读：%3</translation>
    </message>
    <message>
        <source>%1, %2, not sent: %3</source>
        <translation>%1，%2，未发送：%3</translation>
    </message>
    <message>
        <source>Whisper by %1, unseen by the visitor, %2: %3</source>
        <translation>%1 的悄悄话（访客看不到），%2：%3</translation>
    </message>
    <message>
        <source>Whisper by %1</source>
        <translation>%1 的悄悄话</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::TranscriptView</name>
    <message>
        <source>Loading earlier messages…</source>
        <translation>正在加载更早的消息…</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::TransferDialog</name>
    <message>
        <source>The note is longer than %1 characters.</source>
        <translation>备注超过 %1 个字符。</translation>
    </message>
    <message>
        <source>Nobody and no queue has that name.</source>
        <translation>没有同名的同事或队列。</translation>
    </message>
    <message>
        <source>Transfer the conversation</source>
        <translation>转接会话</translation>
    </message>
    <message>
        <source>Transfer %1</source>
        <translation>转接 %1</translation>
    </message>
    <message>
        <source>Find a colleague or a queue</source>
        <translation>查找同事或队列</translation>
    </message>
    <message>
        <source>Colleagues and queues</source>
        <translation>同事和队列</translation>
    </message>
    <message>
        <source>Note for the next one (the visitor never sees it)</source>
        <translation>给下一位的备注（访客看不到）</translation>
    </message>
    <message>
        <source>Note for the next one</source>
        <translation>给下一位的备注</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::TransferTargetModel</name>
    <message>
        <source>%1, %2</source>
        <comment>a colleague or queue, and its state</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 / %2 个会话</translation>
    </message>
    <message>
        <source>Online, full, %1</source>
        <translation>在线，已满，%1</translation>
    </message>
    <message>
        <source>Online, %1</source>
        <translation>在线，%1</translation>
    </message>
    <message>
        <source>Busy, %1</source>
        <translation>忙碌，%1</translation>
    </message>
    <message>
        <source>Away, %1</source>
        <translation>离开，%1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::TypingIndicator</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 正在输入…</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::UnseenPill</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>前往最新消息</translation>
    </message>
    <message>
        <source>%1, go to them</source>
        <translation>%1，前往查看</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::inbox::ConversationDelegate</name>
    <message>
        <source>VIP %1</source>
        <translation>VIP %1</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>正在输入…</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>草稿：</translation>
    </message>
    <message>
        <source>Message left</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>旁听中</translation>
    </message>
    <message>
        <source>Wrap up</source>
        <translation>收尾</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::inbox::ConversationListModel</name>
    <message>
        <source>VIP %1</source>
        <translation>VIP %1</translation>
    </message>
    <message>
        <source>offered to you</source>
        <translation>待您接入</translation>
    </message>
    <message>
        <source>waiting less than a minute</source>
        <translation>等待不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>waiting %n minute(s)</source>
        <translation>
            <numerusform>已等待 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>由 %1 接待</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>typing</source>
        <translation>正在输入</translation>
    </message>
    <message>
        <source>draft: %1</source>
        <translation>草稿：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a spoken line</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Waiting since %1</source>
        <translation>自 %1 起等待</translation>
    </message>
    <message>
        <source>Last event: %1</source>
        <translation>最近动态：%1</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>由 %1 接待</translation>
    </message>
    <message>
        <source>a message was left</source>
        <translation>已留言</translation>
    </message>
    <message>
        <source>to be wrapped up</source>
        <translation>待收尾</translation>
    </message>
    <message>
        <source>you listen</source>
        <translation>您在旁听</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::inbox::InboxPanel</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Go to the next conversation</source>
        <translation>前往下一个会话</translation>
    </message>
    <message>
        <source>Go to the previous conversation</source>
        <translation>前往上一个会话</translation>
    </message>
    <message>
        <source>Filter the conversations</source>
        <translation>筛选会话</translation>
    </message>
    <message>
        <source>Go to the list of conversations</source>
        <translation>前往会话列表</translation>
    </message>
    <message>
        <source>Show my conversations</source>
        <translation>显示我的会话</translation>
    </message>
    <message>
        <source>Show waiting conversations</source>
        <translation>显示排队中的会话</translation>
    </message>
    <message>
        <source>Show all conversations</source>
        <translation>显示全部会话</translation>
    </message>
    <message>
        <source>Accept the offered conversation</source>
        <translation>接入分配给我的会话</translation>
    </message>
    <message>
        <source>Decline the offered conversation</source>
        <translation>拒绝分配给我的会话</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>转接…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Copy the conversation&apos;s number</source>
        <translation>复制会话编号</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No conversation here has all these words. Try fewer, or look in All.</source>
        <translation>这里没有包含所有这些词的会话。请减少词语，或在“全部”中查找。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Waiting for the relay to load your conversations</source>
        <translation>正在等待服务器加载您的会话</translation>
    </message>
    <message>
        <source>No conversation of yours is open</source>
        <translation>您没有进行中的会话</translation>
    </message>
    <message>
        <source>New ones are offered to you while you are online.</source>
        <translation>您在线时，新会话会分配给您。</translation>
    </message>
    <message>
        <source>Show who is waiting</source>
        <translation>查看排队中的访客</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人在排队</translation>
    </message>
    <message>
        <source>Visitors who want to talk to a person appear here.</source>
        <translation>希望人工服务的访客会显示在这里。</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有会话</translation>
    </message>
    <message>
        <source>As soon as a visitor writes, the conversation appears here.</source>
        <translation>访客一发来消息，会话就会显示在这里。</translation>
    </message>
    <message>
        <source>Filter by name, words, tag</source>
        <translation>按姓名、内容、标签筛选</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Which conversations</source>
        <translation>会话范围</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Close as resolved</source>
        <translation>关闭：已解决</translation>
    </message>
    <message>
        <source>Close as not resolved</source>
        <translation>关闭：未解决</translation>
    </message>
    <message>
        <source>The wrap-up is over</source>
        <translation>收尾已完成</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::inbox::OfferCard</name>
    <message>
        <source>%1 · VIP %2</source>
        <translation>%1 · VIP %2</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Accept the conversation with %1</source>
        <translation>接入与 %1 的会话</translation>
    </message>
    <message>
        <source>Decline the conversation with %1</source>
        <translation>拒绝与 %1 的会话</translation>
    </message>
    <message>
        <source>Offered to you: %1</source>
        <translation>待您接入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n more offered</source>
        <translation>
            <numerusform>%1 · 另有 %n 个待接入</numerusform>
        </translation>
    </message>
    <message>
        <source>Why you: %1</source>
        <translation>分配给您的原因：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two reasons</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::login::LoginDialog</name>
    <message>
        <source>Sign in – Qiao</source>
        <translation>登录 – Qiao</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::login::LoginPage</name>
    <message>
        <source>Type the relay&apos;s address, such as chat.example.com.</source>
        <translation>请输入服务器地址，例如 chat.example.com。</translation>
    </message>
    <message>
        <source>This is not an address. It looks like chat.example.com or 127.0.0.1:7700.</source>
        <translation>这不是有效的地址。地址形如 chat.example.com 或 127.0.0.1:7700。</translation>
    </message>
    <message>
        <source>The address must begin with wss://, ws://, https:// or http://.</source>
        <translation>地址必须以 wss://、ws://、https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>Leave name and password out of the address; they have their own fields.</source>
        <translation>请不要在地址中填写用户名和密码，它们有单独的输入框。</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>请输入用户名。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Not encrypted: others on the network could read your password. Use wss:// if the relay has a certificate.</source>
        <translation>未加密：同一网络中的其他人可能读到您的密码。如果服务器有证书，请使用 wss://。</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message numerus="yes">
        <source>Sign in (%n s)</source>
        <translation>
            <numerusform>登录（%n 秒）</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in to Qiao</source>
        <translation>登录 Qiao</translation>
    </message>
    <message>
        <source>The bridge between your visitors and you</source>
        <translation>连接您与访客的桥</translation>
    </message>
    <message>
        <source>&amp;Relay</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Relay address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>chat.example.com</source>
        <translation>chat.example.com</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>&amp;Stay signed in on this computer</source>
        <translation>在这台电脑上保持登录</translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <translation>在这台电脑上保持登录</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::notification::DesktopNotifications</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接入</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::AttentionPage</name>
    <message>
        <source>Show notifications</source>
        <translation>显示通知</translation>
    </message>
    <message>
        <source>Show the message in the notification</source>
        <translation>在通知中显示消息内容</translation>
    </message>
    <message>
        <source>Ring for offers</source>
        <translation>有新会话分配时响铃</translation>
    </message>
    <message>
        <source>For offers, and for messages while the window is not in front.</source>
        <translation>用于新会话分配，以及窗口不在最前时的新消息。</translation>
    </message>
    <message>
        <source>Turn this off when others can see your screen.</source>
        <translation>当他人能看到您的屏幕时请关闭。</translation>
    </message>
    <message>
        <source>A short sound when a conversation is offered to you.</source>
        <translation>有会话分配给您时播放短促提示音。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::GeneralPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Compact shows more conversations at once.</source>
        <translation>紧凑模式一次显示更多会话。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::KeyCapture</name>
    <message>
        <source>Press the keys…</source>
        <translation>请按下按键…</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>请按下新的快捷键</translation>
    </message>
    <message>
        <source>Shortcut: %1</source>
        <translation>快捷键：%1</translation>
    </message>
    <message>
        <source>Press to change. Escape leaves it, Backspace empties it.</source>
        <translation>点击后修改。Esc 保持不变，Backspace 清除。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::ShortcutDelegate</name>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::ShortcutModel</name>
    <message>
        <source>no shortcut</source>
        <translation>无快捷键</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::preferences::ShortcutPage</name>
    <message>
        <source>%1 already belongs to “%2”.</source>
        <translation>%1 已用于“%2”。</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>改用于此处</translation>
    </message>
    <message>
        <source>%1 alone is needed for typing. Add Ctrl or Alt, or take a function key.</source>
        <translation>%1 需要用于输入文字。请加上 Ctrl 或 Alt，或使用功能键。</translation>
    </message>
    <message>
        <source>Find a command or keys</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset this shortcut</source>
        <translation>重置此快捷键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>重置所有快捷键</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::AgentBoardModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a column of the table and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Conversations that take capacity, of those possible at once</source>
        <translation>占用接待量的会话数 / 可同时接待数</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Conversations now</source>
        <translation>当前会话</translation>
    </message>
    <message>
        <source>Conversations closed today</source>
        <translation>今天关闭的会话</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>今日接待</translation>
    </message>
    <message>
        <source>Average handling time today</source>
        <translation>今日平均处理时长</translation>
    </message>
    <message>
        <source>AHT</source>
        <translation>平均处理时长</translation>
    </message>
    <message>
        <source>Average rating today, of 5, and how many gave one</source>
        <translation>今日平均评分（满分 5）及评分人数</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::BoardPage</name>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未回复</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Show the board&apos;s queues</source>
        <translation>看板：队列</translation>
    </message>
    <message>
        <source>Show the board&apos;s agents</source>
        <translation>看板：客服</translation>
    </message>
    <message>
        <source>Show the live conversations</source>
        <translation>看板：实时会话</translation>
    </message>
    <message>
        <source>Change the state of the chosen agent</source>
        <translation>更改所选客服的状态</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation>查看会话</translation>
    </message>
    <message>
        <source>Show who is waiting</source>
        <translation>查看谁在排队</translation>
    </message>
    <message>
        <source>Why is %1 away?</source>
        <translation>%1 为什么离开？</translation>
    </message>
    <message>
        <source>The reason, as everybody in the team sees it:</source>
        <translation>原因（团队所有人可见）：</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing here has these words.</source>
        <translation>这里没有匹配的内容。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Loading the board</source>
        <translation>正在加载看板</translation>
    </message>
    <message>
        <source>The relay cannot be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>The board appears as soon as the connection is back.</source>
        <translation>连接恢复后显示看板。</translation>
    </message>
    <message>
        <source>There are no queues</source>
        <translation>没有队列</translation>
    </message>
    <message>
        <source>There are no agents</source>
        <translation>没有客服</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>没有进行中的会话</translation>
    </message>
    <message>
        <source>None of them now</source>
        <translation>目前没有</translation>
    </message>
    <message>
        <source>As soon as a visitor writes, it appears here.</source>
        <translation>访客来消息后会显示在这里。</translation>
    </message>
    <message>
        <source>The board shows how it was at %1.</source>
        <translation>看板显示的是 %1 的情况。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 位排队中</numerusform>
        </translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>最长 %1</translation>
    </message>
    <message>
        <source>%1 free of %2 here</source>
        <translation>在岗 %2 人，空闲 %1 人</translation>
    </message>
    <message numerus="yes">
        <source>%n gave up today</source>
        <translation>
            <numerusform>今日 %n 位放弃等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>What the board shows</source>
        <translation>看板内容</translation>
    </message>
    <message>
        <source>Which conversations</source>
        <translation>显示哪些会话</translation>
    </message>
    <message>
        <source>Search by name or words</source>
        <translation>按姓名或内容搜索</translation>
    </message>
    <message>
        <source>Search the board</source>
        <translation>搜索看板</translation>
    </message>
    <message>
        <source>Live conversations</source>
        <translation>实时会话</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::LiveCardDelegate</name>
    <message>
        <source>%1 · VIP %2</source>
        <translation>%1 · VIP %2</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::LiveConversation</name>
    <message>
        <source>with %1, not answered</source>
        <translation>由 %1 接待，尚未回复</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>由 %1 接待</translation>
    </message>
    <message>
        <source>offered to %1</source>
        <translation>已分配给 %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>排队中</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::LiveWallModel</name>
    <message>
        <source>VIP %1</source>
        <translation>VIP %1</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>已等待 %1</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>you listen</source>
        <translation>您在旁听</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a spoken line</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::PresenceMenu</name>
    <message>
        <source>Set the state of %1</source>
        <translation>设置 %1 的状态</translation>
    </message>
    <message>
        <source>Away, because of</source>
        <translation>离开原因</translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation>其他原因…</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::QueueBoardModel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 位排队中</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a spoken line</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::QueueCardWords</name>
    <message>
        <source>waiting</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>最长 %1</translation>
    </message>
    <message>
        <source>%1 % within %2 s today</source>
        <translation>今日 %1 % 在 %2 秒内回复</translation>
    </message>
    <message>
        <source>nobody answered yet today</source>
        <translation>今日尚无回复</translation>
    </message>
    <message>
        <source>15 min: %1 came, %2 answered</source>
        <translation>15 分钟：新到 %1，已回复 %2</translation>
    </message>
    <message>
        <source>%1 free, %2 here of %3</source>
        <translation>空闲 %1，在岗 %2，共 %3</translation>
    </message>
    <message>
        <source>open until %1</source>
        <translation>营业至 %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>营业中</translation>
    </message>
    <message>
        <source>closed until %1</source>
        <translation>休息至 %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息中</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) left</source>
        <translation>
            <numerusform>%n 条留言</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::SupervisionActions</name>
    <message>
        <source>Listen to the conversation</source>
        <translation>旁听会话</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止旁听</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>悄悄提醒客服</translation>
    </message>
    <message>
        <source>Join the conversation</source>
        <translation>加入会话</translation>
    </message>
    <message>
        <source>Take the conversation over</source>
        <translation>接管会话</translation>
    </message>
    <message>
        <source>Reassign the conversation</source>
        <translation>重新分配会话</translation>
    </message>
    <message>
        <source>Pull out of the queue</source>
        <translation>从队列中取出</translation>
    </message>
    <message>
        <source>There is no connection to the relay. Nothing was changed.</source>
        <translation>未连接到服务器。未做任何更改。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::SupervisionRules</name>
    <message>
        <source>Choose a conversation first.</source>
        <translation>请先选择一个会话。</translation>
    </message>
    <message>
        <source>You do not listen to this conversation.</source>
        <translation>您没有旁听这个会话。</translation>
    </message>
    <message>
        <source>This conversation is closed.</source>
        <translation>会话已关闭。</translation>
    </message>
    <message>
        <source>You have this conversation yourself.</source>
        <translation>这个会话由您自己接待。</translation>
    </message>
    <message>
        <source>Nobody has this conversation yet: there is no agent to whisper to.</source>
        <translation>还没有客服接待：没有可以悄悄提醒的人。</translation>
    </message>
    <message>
        <source>Nobody has this conversation yet: take it instead.</source>
        <translation>还没有客服接待：请直接取出。</translation>
    </message>
    <message>
        <source>You are in this conversation already.</source>
        <translation>您已在这个会话中。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::AgentButton</name>
    <message>
        <source>Your presence</source>
        <translation>您的在线状态</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type a command, in English or Chinese</source>
        <translation>输入命令，中英文皆可</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command has this name.</source>
        <translation>没有这个名称的命令。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::LineDialog</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting for you</source>
        <translation>
            <numerusform>%1，%n 个等待您处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::StatusLine</name>
    <message>
        <source>Connected · %1 ms</source>
        <translation>已连接 · %1 毫秒</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>连接中…</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>Not connected · next try in %n s</source>
        <translation>
            <numerusform>未连接 · %n 秒后重试</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>已全部发送</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n 条待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>无人排队</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, longest %1</source>
        <translation>
            <numerusform>%n 人排队，最久 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>%1  commands</source>
        <comment>a shortcut before</comment>
        <translation>%1  命令</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::chart::ArmsChart</name>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚无数据</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::chart::ChartSection</name>
    <message>
        <source>%1 as a table</source>
        <translation>%1（表格）</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show the figures as a table (T)</source>
        <translation>以表格显示数据 (T)</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::chart::HistogramChart</name>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::chart::ShareBar</name>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>goal %1</source>
        <translation>目标 %1</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::chart::TimeSeriesChart</name>
    <message>
        <source>not over yet</source>
        <translation>尚未结束</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::visitor::FactList</name>
    <message>
        <source>Open %1 in the browser</source>
        <translation>在浏览器中打开 %1</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::visitor::TagEditor</name>
    <message>
        <source>Remove the tag %1</source>
        <translation>移除标签 %1</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::visitor::VisitorConversationModel</name>
    <message>
        <source>No message yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a conversation: state, time, last words</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::visitor::VisitorFacts</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次访问</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近访问</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>访问次数</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::visitor::VisitorHead</name>
    <message>
        <source>VIP %1</source>
        <translation>VIP %1</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>On the site now</source>
        <translation>正在浏览网站</translation>
    </message>
    <message>
        <source>Not on the site</source>
        <translation>不在网站上</translation>
    </message>
    <message>
        <source>visit %1</source>
        <comment>ordinal</comment>
        <translation>第 %1 次访问</translation>
    </message>
    <message>
        <source>The site vouches for this name.</source>
        <translation>网站已确认此姓名。</translation>
    </message>
    <message>
        <source>The site does not vouch for this name.</source>
        <translation>网站未确认此姓名。</translation>
    </message>
</context>
<context>
    <name>qiao::workstation::visitor::VisitorPanel</name>
    <message>
        <source>No visitor</source>
        <translation>没有访客</translation>
    </message>
    <message>
        <source>Open a conversation to see who it is with.</source>
        <translation>打开一个会话以查看访客资料。</translation>
    </message>
    <message>
        <source>On this page now</source>
        <translation>当前页面</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>最后浏览的页面</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>访问次数</translation>
    </message>
    <message>
        <source>From the site</source>
        <translation>网站提供的信息</translation>
    </message>
    <message>
        <source>Said before the conversation</source>
        <translation>会话前填写</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>全部会话</translation>
    </message>
    <message>
        <source>Conversations of this visitor</source>
        <translation>该访客的会话</translation>
    </message>
</context>
</TS>

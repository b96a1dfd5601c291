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
    <name>CommandPalette</name>
    <message>
        <source>Open the command palette</source>
        <translation>打开命令面板</translation>
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
        <source>Reply or note</source>
        <translation>回复或备注</translation>
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
        <source>Files go with a reply, not with a note.</source>
        <translation>文件随回复发送，不能附在备注中。</translation>
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
        <source>Free capacity</source>
        <translation>空闲容量</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>在线状态</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
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
        <source>Named in the transfer</source>
        <translation>转接时指定</translation>
    </message>
    <message>
        <source>Took it</source>
        <translation>主动领取</translation>
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

//! Names to speak of callers by: a quiet word of nature, drawn from the session's own id. Not unique, never asked for.

use xinqiao_domain::SessionId;

const WORDS: [&str; 64] = [
    "海鸥", "晚风", "小满", "青石", "白露", "初雪", "远山", "竹影", "流云", "星河", "春水", "秋叶", "朝露", "暮色",
    "芦苇", "松涛", "微雨", "晴岚", "月光", "溪声", "木棉", "山茶", "银杏", "紫藤", "蒲公英", "向日葵", "风铃", "纸鸢",
    "灯塔", "渡口", "归帆", "浅滩", "石榴", "枇杷", "丁香", "茉莉", "桂花", "蔷薇", "鸢尾", "薄荷", "燕子", "白鹭",
    "云雀", "青鸟", "萤火", "蜻蜓", "锦鲤", "麋鹿", "苔痕", "磐石", "麦浪", "稻香", "炊烟", "篱笆", "屋檐", "石桥",
    "清泉", "湖心", "港湾", "长亭", "北斗", "彩虹", "晨曦", "霜花",
];

/// The alias of a session.
pub fn alias(session: SessionId) -> String {
    // The last byte of a version 7 UUID is random.
    let last = session.0.as_bytes()[15];
    WORDS[usize::from(last) % WORDS.len()].to_owned()
}

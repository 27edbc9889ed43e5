//! Rules: review → findings. One rule is a pair of files, `my_rule.rs` and its page `my_rule.md`.

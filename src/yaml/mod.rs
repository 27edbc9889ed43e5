//! YAML files of the project as trees of nodes that know their bytes: what the registry and the ledger read.
//!
//! Scalars keep their spelling (`1.10` keeps its zero, `no` stays a string). Anchors and aliases are refused,
//! and depth and number of nodes are bounded, so a hostile file costs no more than its length.

mod fields;

pub use fields::{Fields, Problems};

use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle, StructureStyle};

use crate::span::Span;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 10 << 20;
/// Most nodes a document may have.
const MAX_NODES: usize = 1_000_000;
/// Deepest nesting; a registry needs five levels.
const MAX_DEPTH: usize = 32;

const TOO_LARGE: &str = "too many values for one file: split it";

/// A value of a YAML document and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the file, quotes and brackets counted, comments not.
    pub span: Span,
    /// What it holds.
    pub content: Content,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// One value, as written.
    Scalar {
        /// Its text, quotes and escapes resolved.
        text: String,
        /// Whether it was written without quotes; then an empty text and `null` mean that nothing is there.
        plain: bool,
    },
    /// A sequence, in block or `[flow]` style.
    List {
        /// Its items.
        items: Vec<Node>,
        /// Whether it was written with brackets.
        flow: bool,
    },
    /// A mapping, in file order, with duplicate keys kept.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar that is there; none for lists, mappings and nothing.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    /// Whether the value was left out: `key:`, `key: null` or `key: ~`.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if matches!(text.as_str(), "" | "null" | "~"))
    }
}

/// Why a document could not be parsed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Bytes of the file.
    pub span: Span,
    /// One sentence.
    pub message: String,
    /// Whether the document was given up for its size; a part of it may well parse.
    pub is_too_large: bool,
}

/// The text of a file and the bytes before it (a byte order mark); none, and a problem noted, if it is too large
/// or not UTF-8.
pub fn decode<'b>(bytes: &'b [u8], problems: &mut Problems<'_>) -> Option<(&'b str, usize)> {
    if bytes.len() > MAX_BYTES {
        problems.error(Span::default(), format!("the file is larger than {} MB: split it", MAX_BYTES >> 20));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            Some(text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, text.len() - rest.len())))
        }
        Err(error) => {
            let at = error.valid_up_to();
            problems.error(Span::new(at, at), "not UTF-8 from here on: save the file as UTF-8");
            None
        }
    }
}

/// Parses `text`, which stands `offset` bytes into its file, as one document; none if it holds nothing.
///
/// # Errors
/// The first thing that is not YAML, an anchor, an alias, a second document, or too much nesting or content.
pub fn parse(text: &str, offset: usize) -> Result<Option<Node>, SyntaxError> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_comments: false,
        emit_unresolved_aliases: true,
    };
    let mut tree = Tree::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
            let mut message = error.info();
            if message.contains("block scalar") {
                message.push_str("; a value that starts with `>` or `|` needs quotes");
            }
            SyntaxError { span: Span::new(offset + at, offset + at), message, is_too_large: false }
        })?;
        let bytes = span.byte_range().unwrap_or(text.len()..text.len());
        let span = Span::new(offset + bytes.start, offset + bytes.end);
        tree.push(event, span).map_err(|message| SyntaxError {
            span,
            message: message.into(),
            is_too_large: message == TOO_LARGE,
        })?;
    }
    Ok(tree.root)
}

/// The tree while its events arrive.
#[derive(Default)]
struct Tree {
    root: Option<Node>,
    open: Vec<Node>,
    /// Of each open mapping: the key that waits for its value.
    keys: Vec<Option<Node>>,
    nodes: usize,
    documents: usize,
}

impl Tree {
    fn push(&mut self, event: Event<'_>, span: Span) -> Result<(), &'static str> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err("a second document (`---`): the file must hold one");
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                refuse_anchor(anchor)?;
                let plain = style == ScalarStyle::Plain;
                self.add(Node { span, content: Content::Scalar { text: text.into_owned(), plain } })?;
            }
            Event::SequenceStart(style, anchor, _) => {
                refuse_anchor(anchor)?;
                let flow = style == StructureStyle::Flow;
                self.open(Node { span, content: Content::List { items: Vec::new(), flow } })?;
            }
            Event::MappingStart(_, anchor, _) => {
                refuse_anchor(anchor)?;
                self.open(Node { span, content: Content::Map(Vec::new()) })?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.keys.pop();
                if let Some(mut node) = self.open.pop() {
                    // A block collection ends where its last child does, not at the next token.
                    let last = match &node.content {
                        Content::Scalar { .. } => None,
                        Content::List { items, .. } => items.last(),
                        Content::Map(pairs) => pairs.last().map(|(_, value)| value),
                    };
                    let inner = last.map_or(node.span.start, |child| child.span.end);
                    node.span.end = if span.is_empty() { inner } else { span.end };
                    self.attach(node);
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                return Err("an alias (`*name`): write the value out, or quote it if the star is meant");
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, node: Node) -> Result<(), &'static str> {
        if self.open.len() >= MAX_DEPTH {
            return Err("nested too deeply");
        }
        self.count()?;
        self.open.push(node);
        self.keys.push(None);
        Ok(())
    }

    fn add(&mut self, node: Node) -> Result<(), &'static str> {
        self.count()?;
        self.attach(node);
        Ok(())
    }

    fn count(&mut self) -> Result<(), &'static str> {
        self.nodes += 1;
        if self.nodes > MAX_NODES { Err(TOO_LARGE) } else { Ok(()) }
    }

    fn attach(&mut self, mut node: Node) {
        match (self.open.last_mut().map(|parent| &mut parent.content), self.keys.last_mut()) {
            (Some(Content::List { items, .. }), _) => items.push(node),
            (Some(Content::Map(pairs)), Some(waiting)) => match waiting.take() {
                Some(key) => {
                    // A value that was left out stands at its key, not at the next token.
                    if node.span.is_empty() {
                        node.span = Span::new(key.span.end, key.span.end);
                    }
                    pairs.push((key, node));
                }
                None => *waiting = Some(node),
            },
            _ => self.root = Some(node),
        }
    }
}

fn refuse_anchor(id: usize) -> Result<(), &'static str> {
    if id == 0 {
        Ok(())
    } else {
        Err("an anchor (`&name`): write the value out, or quote it if the ampersand is meant")
    }
}

/// A YAML string in double quotes on one line; what does not print is escaped.
pub fn quoted(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 2);
    result.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => result.extend(['\\', c]),
            '\n' => result.push_str("\\n"),
            '\t' => result.push_str("\\t"),
            // Control, line-separating and direction-changing characters.
            c if c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
            {
                result.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => result.push(c),
        }
    }
    result.push('"');
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(text: &str) -> Node {
        parse(text, 0).unwrap().unwrap()
    }

    fn pairs(node: &Node) -> &[(Node, Node)] {
        match &node.content {
            Content::Map(pairs) => pairs,
            _ => panic!("not a mapping: {node:?}"),
        }
    }

    #[test]
    fn scalars_keep_their_spelling_and_place() {
        let text = "a: 1.10  # zero\nb: no\nc: \"007\"\nd: [x,  y]\né: 'ü'\n";
        let root = root(text);
        let written: Vec<&str> = pairs(&root).iter().map(|(_, value)| value.span.of(text)).collect();
        assert_eq!(written, ["1.10", "no", "\"007\"", "[x,  y]", "'ü'"]);
        let texts: Vec<Option<&str>> = pairs(&root).iter().map(|(_, value)| value.text()).collect();
        assert_eq!(texts, [Some("1.10"), Some("no"), Some("007"), None, Some("ü")]);
        assert_eq!(root.span, Span::new(0, text.trim_end().len()));
    }

    #[test]
    fn nothing_is_told_from_an_empty_string() {
        let text = "a:\nb: ''\nc: null\nd: ~\n";
        let nothing: Vec<bool> = pairs(&root(text)).iter().map(|(_, value)| value.is_nothing()).collect();
        assert_eq!(nothing, [true, false, true, true]);
        assert_eq!(parse("# only a comment\n", 0), Ok(None));
    }

    #[test]
    fn block_collections_end_with_their_last_child() {
        let text = "a:\n  - b: 1\n    c: 2\n\n# comment\n  - d\nz: 1\n";
        let root = root(text);
        let list = &pairs(&root)[0].1;
        assert_eq!(list.span.of(text), "- b: 1\n    c: 2\n\n# comment\n  - d");
        let Content::List { items, flow: false } = &list.content else { panic!("a block list") };
        assert_eq!(items[0].span.of(text), "b: 1\n    c: 2");
    }

    #[test]
    fn anchors_aliases_and_second_documents_are_refused_in_place() {
        let error = |text| parse(text, 10).unwrap_err();
        assert_eq!(error("a: &x 1\nb: *x\n").span.start, 10 + 6);
        assert!(error("a: &x 1\n").message.contains("anchor"));
        assert_eq!(error("b: *x\n").span, Span::new(13, 15));
        assert!(error("a: 1\n---\nb: 2\n").message.contains("second document"));
    }

    #[test]
    fn depth_and_size_are_bounded() {
        assert!(parse(&"[".repeat(5000), 0).is_err());
        let laughs = (0..9).fold("a0: &a0 lol\n".to_string(), |text, i| {
            format!("{text}a{}: &a{} [{}]\n", i + 1, i + 1, format!("*a{i},").repeat(9))
        });
        assert!(parse(&laughs, 0).is_err());
    }
}

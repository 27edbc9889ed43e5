//! Tables that are lists of words and phrases, each under its name.

/// A structure of the lists of a file, and the function that reads it: phrases of several words, and single words.
macro_rules! word_tables {
    (
        $(#[$about:meta])*
        $tables:ident, $file:literal,
        phrases { $($(#[$phrase_doc:meta])* $phrase:ident,)* }
        words { $($(#[$word_doc:meta])* $word:ident,)* }
    ) => {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        struct Raw {
            $($phrase: Vec<String>,)*
            $($word: Vec<String>,)*
        }

        $(#[$about])*
        #[derive(Debug)]
        pub struct $tables {
            $($(#[$phrase_doc])* pub $phrase: $crate::lang::PhraseTable<()>,)*
            $($(#[$word_doc])* pub $word: $crate::lang::WordSet,)*
        }

        impl $tables {
            /// Reads the file; the error names the line.
            pub fn load(yaml: &str, vocabulary: &mut $crate::lang::Vocabulary) -> Result<Self, String> {
                let raw: Raw =
                    serde_saphyr::from_str(yaml).map_err(|error| format!(concat!($file, ": {}"), error))?;
                Ok($tables {
                    $($phrase: $crate::lang::PhraseTable::of(&raw.$phrase, vocabulary),)*
                    $($word: $crate::lang::WordSet::of(&raw.$word, vocabulary),)*
                })
            }
        }
    };
}
pub(super) use word_tables;

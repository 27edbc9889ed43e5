//! The tables of `dates.yaml`.

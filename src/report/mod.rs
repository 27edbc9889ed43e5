//! Report → bytes: one format a file. Positions in lines and columns are computed here, once.

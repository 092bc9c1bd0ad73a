//! Pictures for sites of tests.

/// Makes a PNG of the given size, with a text in its metadata.
pub fn png(width: u32, height: u32, note: &str) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [size.as_slice(), &[8, 0, 0, 0, 0]].concat();
    let note = format!("Comment\0{note}");
    let parts = [(b"IHDR", header), (b"tEXt", note.into_bytes()), (b"IDAT", vec![0]), (b"IEND", Vec::new())];
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in parts {
        bytes.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

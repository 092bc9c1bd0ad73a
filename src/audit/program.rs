//! The program of the search: files that are the same on every site, known by their hashes. They are
//! Pagefind's, unchanged; nothing of a site is in them.

/// The BLAKE3 hashes of the files of Pagefind 1.6.0 that are published, each with its name. Another
/// version is another program: it is not known until it is looked at and written down here.
const KNOWN: [(&str, &str); 35] = [
    ("pagefind.js", "19836c41e98e24b3428c36dcf37ae690275247574efcdec85f036dcf6fa046e1"),
    ("wasm.ar.pagefind", "6cd5e05d881b18bfb64faa0ec8b0569496ae3dd1d298f2f03d019a3329194e5a"),
    ("wasm.ca.pagefind", "86d0daacccce7f6a76f2628ab0ede9991c7b04d9440d141dbb487bdce166dedc"),
    ("wasm.da.pagefind", "954fba9f445e2990ffe3b9ec290da373dfd46212146fad777db091e091b57e8a"),
    ("wasm.de.pagefind", "36c1c040f116cd85bf1723a795cb80f2f8abc7f47dbc2a201cf5c28f1f9e7eed"),
    ("wasm.el.pagefind", "2a32ca7743230640981250aace170b8e1ab3cef5cf142d28a5691566e6e850d7"),
    ("wasm.en.pagefind", "69cd379437db98c65c574be08e3ddd4df59a64bd2caaee267d69c6d3d00957f3"),
    ("wasm.eo.pagefind", "42097e166fdd5855669b0d8cc15d0ab6ceb783ebba02431513a659e1d7c5310d"),
    ("wasm.es.pagefind", "4c2d8ba3dc72515a089b3ee5a53d757fdbaab377161ad7fe9161519db49781d3"),
    ("wasm.et.pagefind", "9785d1e99857db935d65cacfe1fa0a93b951794ffceedce222a406e40b340511"),
    ("wasm.eu.pagefind", "1f6ed0e558ae6170f5c4ec741ed85436b69c9e173366452757c34340f8e0fa09"),
    ("wasm.fi.pagefind", "8b66177759a6bdb12edebb9aed6df1e3ab9002b2e8c6035c0c42bd642664b946"),
    ("wasm.fr.pagefind", "1925d0b9c536a46b0f33ee1ac762865fb0e66315b369201863038aede814d8ff"),
    ("wasm.ga.pagefind", "27568e8d6328ae5c40b887024364d068a58b2ccf52926e6e6df32c2f65ac32f2"),
    ("wasm.hi.pagefind", "c77ee758708d94bb15495fbc53e28bf18344ca9d3c5517ef68f8eaf98c4939f8"),
    ("wasm.hu.pagefind", "937077909c5500a81baf2366747811e99c193c63daa9bceb67285edb26c2d180"),
    ("wasm.hy.pagefind", "78cfc69e458bde2ef6c9def87fd93e864f3cb8b91a2e8cbd3b81d5f9fc40ab19"),
    ("wasm.id.pagefind", "b5f52ea6be0dfbf6fda43a9e904507b1a77254f3f34ea5dcb3072d8af4214dd3"),
    ("wasm.it.pagefind", "9cd40cf9309d2d03272cdfcce1c6221c85a577b317590e4beac856b81250340e"),
    ("wasm.lt.pagefind", "2d1f733dbb39db433e911ed079af571b0f3a64c7d4268ed88f1c2c77662289ad"),
    ("wasm.nb.pagefind", "d4131b468cd9189b7f206717f115be308001fe68bad31b46469a715d6f142e19"),
    ("wasm.ne.pagefind", "c5312be277db5acc6b6762a1223248be195104e4d5b56270234cab6dc5425f59"),
    ("wasm.nl.pagefind", "6d0a642d114aed9426091fac94900a6e77e4e80b62b91509bad34f019a626e93"),
    ("wasm.nn.pagefind", "2191f357c84dccca1be30279f825845bedf9ca52e4dc1e3ae797514af700ac5a"),
    ("wasm.no.pagefind", "5f5a8518bdc02b4b75cfc3f8ca8570452b9f56618efa41897c5071ffa7306dbb"),
    ("wasm.pl.pagefind", "1b477617aa1746883b3bcf1004b316949129747ff4f8835f1c51636756261b12"),
    ("wasm.pt.pagefind", "e985c792e8de4194c7431f47951217378b9545bf9bf544a901ecb4e269a9d7ac"),
    ("wasm.ro.pagefind", "03c88194f2f0fee4b7f20248298ed80a18543b4d1882370850cc985fb571ef11"),
    ("wasm.ru.pagefind", "042a4c858ccbf005990309432c269c9a4d968c0a744295ddcc1b3c290a8c6483"),
    ("wasm.sr.pagefind", "8f612535aac27b5ab9257e7e856a160410b232dfd1d61bd0f605e664c16fc69b"),
    ("wasm.sv.pagefind", "e7dcad34da996340e34a37d9da8dc5e95927d8de7379e444bf9c1b3d817476f2"),
    ("wasm.ta.pagefind", "798f188b26d3eec3ec8327a5719fbd0b71e79eb00fdc85a30de8f56de6373252"),
    ("wasm.tr.pagefind", "9b941ccf3f61f30b6e9965f89e22107c82b904bfbcef06086ffde9da5dcba974"),
    ("wasm.unknown.pagefind", "6f24e1457f3575d83328a173ffbfb6b7a751ab9d31687ddcbadd08fa35dea33a"),
    ("wasm.yi.pagefind", "5e3da0e05e4837a8f03e8b514882ce9e510594f819bf3ce2ac6e228209107c06"),
];

/// Whether a file is a part of the program, to the byte.
pub(super) fn is_known(bytes: &[u8]) -> bool {
    let signed = bytes.starts_with(&[0x1F, 0x8B]) || bytes.starts_with(b"const pagefind_version");
    signed && {
        let hash = blake3::hash(bytes).to_hex();
        KNOWN.iter().any(|(_, known)| *known == hash.as_str())
    }
}

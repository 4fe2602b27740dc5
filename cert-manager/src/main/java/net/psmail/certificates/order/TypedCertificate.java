package net.psmail.certificates.order;

/**
 * What an operator typed of a certificate, as it was typed.
 *
 * @param id what it is to be called
 * @param names host names and addresses, with commas, blanks or new lines between
 * @param key such as {@code ec-p256}; nothing for that
 * @param challenge such as {@code http-01}; nothing for that
 * @param profile what the authority calls it; nothing for the authority's usual one
 * @param issuers in the order in which they are asked, parted as the names are
 * @param place where it is to be installed, as settings call that; nothing for a folder of ours
 */
public record TypedCertificate(
    String id,
    String names,
    String key,
    String challenge,
    String profile,
    String issuers,
    String place) {}

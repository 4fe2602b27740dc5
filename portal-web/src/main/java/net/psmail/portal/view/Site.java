package net.psmail.portal.view;

/**
 * The provider.
 *
 * @param name what it is called
 * @param url its external base, without a slash at the end
 * @param domain the first mail domain, as in {@code psmail.test}
 * @param ownAuthority whether its certificates come from its own local authority, which mail
 *     programs do not trust by themselves
 */
public record Site(String name, String url, String domain, boolean ownAuthority) {}

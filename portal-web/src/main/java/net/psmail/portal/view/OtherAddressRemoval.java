package net.psmail.portal.view;

/** {@code otheraddressremove.jte}; posts nothing to {@code /account/other-address/remove}. */
public record OtherAddressRemoval(String address) {}

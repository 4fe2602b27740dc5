package net.psmail.portal.view;

/** {@code revoke.jte}; posts to {@code /account/devices/<id>/revoke}. */
public record RevokeView(DevicesView.Device device) {}

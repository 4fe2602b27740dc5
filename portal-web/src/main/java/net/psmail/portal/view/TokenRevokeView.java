package net.psmail.portal.view;

/** {@code tokenrevoke.jte}, at {@code /control-room/tokens/<id>/revoke}; posts nothing there. */
public record TokenRevokeView(TokensView.Token token) {}

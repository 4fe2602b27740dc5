package net.psmail.portal.view;

/**
 * {@code declarationremove.jte}, at {@code /control-room/certificates/<id>/declaration/remove},
 * which posts nothing there.
 */
public record DeclarationRemoveView(CertificateRow row) {}

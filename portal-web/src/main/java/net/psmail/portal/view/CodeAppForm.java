package net.psmail.portal.view;

import java.util.List;

/**
 * {@code securityapp.jte}; posts {@code code} to {@code /account/security/app}.
 *
 * @param name who is signed in
 * @param another whether this app takes the place of one that is set up already
 * @param code what the app reads
 * @param uri the same, for an app on this device
 * @param groups the secret, for who cannot scan
 */
public record CodeAppForm(
    String name,
    boolean another,
    QrPicture code,
    String uri,
    List<String> groups,
    List<Problem> problems) {}

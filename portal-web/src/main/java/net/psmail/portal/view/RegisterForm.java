package net.psmail.portal.view;

import java.util.List;

/**
 * {@code register.jte}; posts {@code form, localPart, domain, password, language} to {@code
 * /register}.
 *
 * @param form names this showing of the form, so that sending it twice makes one account
 * @param proposals free local parts, offered when the wanted one is taken
 */
public record RegisterForm(
    String form,
    String localPart,
    String domain,
    List<String> domains,
    Language language,
    List<String> proposals,
    List<Problem> problems) {}

package net.psmail.portal.view;

import java.util.List;

/** {@code tips.jte}: all quick tips, in the language of the page. */
public record TipsView(List<String> tips) {}

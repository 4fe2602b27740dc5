package net.psmail.portal.view;

import java.util.List;

/** {@code tips.jte}, all quick tips. */
public record TipsView(List<Tip> tips) {}

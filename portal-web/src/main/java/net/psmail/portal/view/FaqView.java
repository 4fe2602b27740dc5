package net.psmail.portal.view;

import java.util.List;

/**
 * {@code faq.jte}, a question and its answer.
 *
 * @param group message {@code faqs.group.<group>}
 * @param neighbours the other questions of the group
 */
public record FaqView(Prose text, String group, List<Reference> neighbours) {}

/**
 * The pages that everybody may read, the same for all: help, answers, glossary, tips, links, news
 * and the pages about the provider, with their feeds and the map of the site. What stands on them
 * is in {@code content}.
 */
@NullMarked
package net.psmail.portal.visitor;

import org.jspecify.annotations.NullMarked;

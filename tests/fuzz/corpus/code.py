Kh#!/usr/bin/python
"""a

b"""
x = '# c'  # d
